/**
 * Text made ready for matching while every position maps back to the original. Start from {@link
 * TextNormalizer}, which gives a {@link NormalizedText}: words, sentences, clauses, things such as
 * links and phone numbers ({@link TextEntity}), marks such as quotation, and the other ways to read
 * a disguised word ({@link Reading}).
 */
@NullMarked
package org.civicmoderation.text;

import org.jspecify.annotations.NullMarked;
