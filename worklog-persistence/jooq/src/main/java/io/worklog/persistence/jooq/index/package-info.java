/**
 * The event index in SQL: an inverted index in four narrow tables. A row of {@code event_term} says
 * which of 1,000 neighbouring entries a term finds, so an event costs a few rows in place of one
 * for each of its words and values, and filters are joined by comparing bits, block by block along
 * the log. Each statement is a walk along one key, whatever was asked.
 */
@NullMarked
package io.worklog.persistence.jooq.index;

import org.jspecify.annotations.NullMarked;
