/**
 * What a period's decisions add up to, for the public and for those who keep the rules. Start from
 * {@link org.civicmoderation.record.report.TransparencyReport}, and show it by {@link
 * org.civicmoderation.record.report.ReportHtml} or {@link
 * org.civicmoderation.record.report.ReportCsv}.
 */
package org.civicmoderation.record.report;
