/** What a decision costs, measured with JMH; the pom of this module says how to run them. */
@NullMarked
package org.civicmoderation.benchmarks;

import org.jspecify.annotations.NullMarked;
