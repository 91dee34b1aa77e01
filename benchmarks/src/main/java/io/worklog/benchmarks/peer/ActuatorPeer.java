package io.worklog.benchmarks.peer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;

/** Actuator's repository: the newest thousand events, in memory. */
final class ActuatorPeer implements Peer {
    private final InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository(1_000);

    @Override
    public Object record(Sample sample) {
        Map<String, @Nullable Object> data = new HashMap<>();
        Fields.each(sample, data::put);
        AuditEvent event = new AuditEvent(sample.actor(), sample.action(), data);
        repository.add(event);
        return event;
    }

    @Override
    public void close() {
        // Memory only.
    }
}
