/**
 * Records for those who do not have this software: JSON Lines, a CSV row a decision, a page of HTML
 * a record, a bundle with a manifest of hashes, and copies with passages taken out. Start from
 * {@link org.civicmoderation.record.export.RecordBundle}.
 */
package org.civicmoderation.record.export;
