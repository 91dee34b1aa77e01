package io.worklog.spring.source.actuator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.security.AuthenticationAuditListener;
import org.springframework.boot.actuate.security.AuthorizationAuditListener;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Spring Boot's two listeners to Spring Security, for whoever listens to audit events. What they
 * publish is marked, since the security source records what it is about.
 */
final class TellingListeners {
    private TellingListeners() {}

    private static void publish(@Nullable ApplicationEventPublisher publisher, AuditEvent event) {
        if (publisher != null) {
            publisher.publishEvent(new AuditApplicationEvent(new RecordedAuditEvent(event)));
        }
    }

    /** Logins and logouts. */
    static final class OfLogins extends AuthenticationAuditListener {
        @Override
        protected void publish(AuditEvent event) {
            TellingListeners.publish(getPublisher(), event);
        }
    }

    /** Refusals. */
    static final class OfDenials extends AuthorizationAuditListener {
        @Override
        protected void publish(AuditEvent event) {
            TellingListeners.publish(getPublisher(), event);
        }
    }
}
