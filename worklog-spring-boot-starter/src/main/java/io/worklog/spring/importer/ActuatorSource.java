package io.worklog.spring.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;

/** Reads what a repository of Actuator holds, oldest first. The repository gives all at once. */
final class ActuatorSource implements LegacySource {
    private final AuditEventRepository repository;

    ActuatorSource(AuditEventRepository repository) {
        this.repository = repository;
    }

    @Override
    public String kind() {
        return "actuator";
    }

    @Override
    public Map<String, String> facts() {
        List<AuditEvent> all = all();
        return Map.of(
                "events",
                Integer.toString(all.size()),
                "last",
                all.isEmpty() ? "none" : all.get(all.size() - 1).getTimestamp().toString());
    }

    private List<AuditEvent> all() {
        return repository.find(null, null, null).stream()
                .sorted(Comparator.comparing(AuditEvent::getTimestamp))
                .toList();
    }

    @Override
    public void read(LegacySink sink) {
        ActuatorRecord.Ordinals ordinals = new ActuatorRecord.Ordinals();
        for (AuditEvent event : all()) {
            Map<String, String> data = new TreeMap<>();
            event.getData().forEach((name, value) -> data.put(name, String.valueOf(value)));
            new ActuatorRecord(event.getTimestamp(), event.getPrincipal(), event.getType(), data)
                    .tell(ordinals, sink);
        }
    }
}
