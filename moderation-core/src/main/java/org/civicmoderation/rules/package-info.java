/**
 * Rules in plain sentences: their vocabulary, the guard, their compilation and their running. The
 * only package that sees Drools. Start from {@link RuleBook}: it has the rule files parsed, which
 * is where whatever is not a sentence of the {@link Vocabulary} is refused, makes DRL of them in
 * which only numbers stand, and runs them over one comment after another. {@link Word}, {@link
 * Tally}, {@link Around}, {@link Collector} and {@link Operators} are public for Drools alone.
 */
@NullMarked
package org.civicmoderation.rules;

import org.jspecify.annotations.NullMarked;
