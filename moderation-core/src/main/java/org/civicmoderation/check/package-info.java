/** A pack's own cases as tests, and labelled comments as measurements. */
@NullMarked
package org.civicmoderation.check;

import org.jspecify.annotations.NullMarked;
