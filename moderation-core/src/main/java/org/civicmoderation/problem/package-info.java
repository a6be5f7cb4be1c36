/** What is wrong with a pack or went wrong while deciding: start from {@link Problem}. */
@NullMarked
package org.civicmoderation.problem;

import org.jspecify.annotations.NullMarked;
