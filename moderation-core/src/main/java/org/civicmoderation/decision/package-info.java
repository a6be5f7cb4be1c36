/** What comes out: start from {@link Decision}, which explains itself. */
@NullMarked
package org.civicmoderation.decision;

import org.jspecify.annotations.NullMarked;
