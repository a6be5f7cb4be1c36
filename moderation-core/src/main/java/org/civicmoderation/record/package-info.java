/**
 * Decisions on the record. Start from {@link RecordStore}: a {@link DecisionRecord} goes in, and
 * what happens to it afterwards is appended as {@link NewEntry}; nothing is rewritten. A {@link
 * RecordHistory} is one record with all its {@link RecordEntry entries} and says what may follow.
 *
 * <p>{@link FileRecordStore} keeps them in a folder, {@link JdbcRecordStore} in a database, {@link
 * MemoryRecordStore} for tests. Each entry is chained to the one before by SHA-256; {@link
 * MerkleLog} gives a day's root, and proofs. {@link EntryJson} gives an entry's JSON, which {@code
 * record-entry.schema.json} describes.
 */
@NullMarked
package org.civicmoderation.record;

import org.jspecify.annotations.NullMarked;
