package io.worklog.spring.source.app;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import java.util.List;
import java.util.stream.Stream;

/** What was recorded since a moment. */
final class Since {
    private final Worklog worklog;
    private final Client client;
    private final long from;

    private Since(Worklog worklog, Client client) {
        this.worklog = worklog;
        this.client = client;
        this.from = worklog.head().size().value();
    }

    static Since now(Worklog worklog, Client client) {
        client.settle();
        return new Since(worklog, client);
    }

    List<RecordedEvent> all() {
        client.settle();
        try (Stream<RecordedEvent> events = worklog.read(LogIndex.of(from))) {
            return events.filter(e -> !e.event().type().name().startsWith("worklog.")).toList();
        }
    }

    List<String> types() {
        return all().stream().map(e -> e.event().type().name()).toList();
    }

    List<AuditEvent> of(String type) {
        return all().stream()
                .map(RecordedEvent::event)
                .filter(event -> event.type().name().equals(type))
                .toList();
    }

    AuditEvent one(String type) {
        List<AuditEvent> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type + ", recorded " + types());
        }
        return found.get(0);
    }
}
