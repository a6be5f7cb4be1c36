/** Assertions for test suites; needs AssertJ, an optional dependency. */
@NullMarked
package org.civicmoderation.testing;

import org.jspecify.annotations.NullMarked;
