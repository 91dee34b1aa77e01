/**
 * What the log store, the event index and the outbox share: which database it is, the tables and
 * how they get there, what the server's settings promise, and transactions that do not depend on
 * how the host set its connections up.
 */
@NullMarked
package io.worklog.persistence.jooq.schema;

import org.jspecify.annotations.NullMarked;
