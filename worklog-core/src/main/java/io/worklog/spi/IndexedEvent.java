package io.worklog.spi;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;

/**
 * An event with its place, as an index takes it.
 *
 * @param index its place in the log
 * @param event decoded from the log; fields that were erased are absent
 */
public record IndexedEvent(LogIndex index, AuditEvent event) {}
