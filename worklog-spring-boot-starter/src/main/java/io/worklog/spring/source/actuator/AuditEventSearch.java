package io.worklog.spring.source.actuator;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.query.PageRequest;
import io.worklog.spring.source.security.SecurityEvents;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers Spring Boot's questions for audit events from the log's index. Thread-safe. */
final class AuditEventSearch {
    private final Worklog worklog;
    private final int most;

    AuditEventSearch(Worklog worklog, int most) {
        this.worklog = worklog;
        this.most = most;
    }

    /** The newest that match, oldest first. */
    List<org.springframework.boot.actuate.audit.AuditEvent> find(
            @Nullable String principal, @Nullable Instant after, @Nullable String type) {
        TreeMap<LogIndex, RecordedEvent> found = new TreeMap<>();
        if (principal == null) {
            add(found, query(after, type));
        } else {
            add(found, query(after, type).actor(principal));
            add(found, query(after, type).target(SecurityEvents.USER, principal));
        }
        List<org.springframework.boot.actuate.audit.AuditEvent> answer =
                found.values().stream()
                        .map(RecordedEvent::event)
                        .filter(event -> after == null || event.occurredAt().isAfter(after))
                        .map(AuditEventSearch::springs)
                        .filter(event -> type == null || event.getType().equals(type))
                        .filter(event ->
                                principal == null || event.getPrincipal().equals(principal))
                        .toList();
        return answer.subList(Math.max(0, answer.size() - most), answer.size());
    }

    private EventQueryBuilder query(@Nullable Instant after, @Nullable String type) {
        String[] types =
                type == null
                        ? AuditTypes.all().toArray(String[]::new)
                        : new String[] {AuditTypes.of(type).name()};
        EventQueryBuilder query = EventQuery.of(worklog.id()).type(types);
        return after == null ? query : query.occurredFrom(after);
    }

    private void add(Map<LogIndex, RecordedEvent> found, EventQueryBuilder query) {
        worklog.find(query.build(), PageRequest.newest(most))
                .events()
                .forEach(event -> found.put(event.index(), event));
    }

    private static org.springframework.boot.actuate.audit.AuditEvent springs(AuditEvent event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(event.metadata());
        Object own = data.remove(WorklogAuditEventRepository.TYPE);
        if (event.outcomeDetail() != null) {
            data.put("outcome", event.outcomeDetail());
        }
        if (event.context().ip() != null) {
            data.put("remoteAddress", event.context().ip());
        }
        String type = own == null ? AuditTypes.springs(event.type().name()) : own.toString();
        return new org.springframework.boot.actuate.audit.AuditEvent(
                event.occurredAt(), principal(event), type, data);
    }

    /** Of a failed login the name that was tried, else who acted. */
    private static String principal(AuditEvent event) {
        boolean tried = event.type().name().equals(SecurityEvents.LOGIN_FAILED.name());
        return tried ? event.targets().get(0).id() : event.actor().id();
    }
}
