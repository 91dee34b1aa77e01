package io.worklog.spring.source.actuator;

import org.springframework.boot.actuate.audit.AuditEvent;

/** An audit event of which another source records what it is about. */
final class RecordedAuditEvent extends AuditEvent {
    private static final long serialVersionUID = 1L;

    RecordedAuditEvent(AuditEvent event) {
        super(event.getTimestamp(), event.getPrincipal(), event.getType(), event.getData());
    }
}
