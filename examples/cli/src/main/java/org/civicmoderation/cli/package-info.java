/** The command line behind {@code examples/moderate}: start from {@link Moderate}. */
@NullMarked
package org.civicmoderation.cli;

import org.jspecify.annotations.NullMarked;
