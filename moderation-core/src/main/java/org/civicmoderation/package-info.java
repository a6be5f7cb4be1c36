/** The one door to the library. */
@NullMarked
package org.civicmoderation;

import org.jspecify.annotations.NullMarked;
