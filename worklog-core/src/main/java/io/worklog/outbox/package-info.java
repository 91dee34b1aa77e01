/**
 * Transactional delivery: an event is a row in the host's own database transaction, and a relay
 * moves committed rows into their logs, exactly once and in order per source.
 */
@NullMarked
package io.worklog.outbox;

import org.jspecify.annotations.NullMarked;
