/** The outbox of transactional events in a SQL database. */
@NullMarked
package io.worklog.persistence.jooq.outbox;

import org.jspecify.annotations.NullMarked;
