/**
 * Word and phrase files, their compiler, and the scanner that finds every term in one pass. Start
 * from {@link Lexicon} (one file), {@link LexiconCompiler} (all files of a pack) and {@link
 * LexiconScanner}, which gives each {@link Match}.
 */
@NullMarked
package org.civicmoderation.lexicon;

import org.jspecify.annotations.NullMarked;
