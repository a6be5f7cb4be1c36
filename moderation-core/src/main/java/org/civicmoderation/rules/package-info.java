/**
 * Rules in plain sentences: their vocabulary, the guard, their compilation and their running. The
 * only package that sees Drools.
 */
@NullMarked
package org.civicmoderation.rules;

import org.jspecify.annotations.NullMarked;
