/**
 * The embedded event index on Apache Lucene: one index for all logs of an installation, derived
 * from them. {@link io.worklog.persistence.lucene.LuceneEventIndex#open} is the way in.
 *
 * <p>Layout. Each entry is one document. Documents are sorted by log, then by index, so the entries
 * of a log lie side by side in every segment and a page is read from one end of that run without
 * looking at the rest. One field of terms answers all exact filters and the words of full text;
 * paths and values of changes stand in a second field where the position is the number of the
 * change, so that a question about several parts of one change is a phrase at one position.
 */
@NullMarked
package io.worklog.persistence.lucene;

import org.jspecify.annotations.NullMarked;
