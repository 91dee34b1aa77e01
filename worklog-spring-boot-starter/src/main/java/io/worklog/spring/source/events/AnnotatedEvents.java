package io.worklog.spring.source.events;

import io.worklog.Recording;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of one class, recorded as its annotation says. Thread-safe. */
final class AnnotatedEvents implements DomainEventMapping<Object> {
    private final Class<Object> event;
    private final EventType<Object> type;
    private final LoggedEvent says;
    private final SourceRecorder recorder;
    private final Masker masker;
    private final Map<String, PropertyPath> properties = new LinkedHashMap<>();

    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if it names what is not there
     */
    @SuppressWarnings("unchecked")
    AnnotatedEvents(Class<?> event, LoggedEvent says, SourceRecorder recorder, Masker masker) {
        this.event = (Class<Object>) event;
        this.says = says;
        this.recorder = recorder;
        this.masker = masker;
        this.type = EventType.named(says.value());
        Catalog.builder().add(type).build();
        for (String path :
                new String[] {
                    says.target(), says.targetName(), says.reason(), says.tenant(), says.key()
                }) {
            learn(path);
        }
        pairs(says.args()).values().forEach(this::learn);
        pairs(says.metadata()).values().forEach(this::learn);
    }

    private void learn(String path) {
        if (!path.isEmpty()) {
            properties.computeIfAbsent(path, each -> PropertyPath.of(event, each));
        }
    }

    private static Map<String, String> pairs(String[] pairs) {
        Map<String, String> split = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "\"" + pair + "\" is no pair: use name=property");
            }
            split.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
        return split;
    }

    @Override
    public Class<Object> event() {
        return event;
    }

    @Override
    public EventType<?> type() {
        return type;
    }

    @Override
    public void describe(Object published, Recording<?> recording) {
        recording.target(target(published));
        String reason = text(published, says.reason());
        if (reason != null) {
            recording.reason(reason);
        }
        String tenant = text(published, says.tenant());
        if (tenant != null) {
            recording.tenant(tenant);
        }
        String key = text(published, says.key());
        if (key != null) {
            recording.idempotencyKey(key);
        }
        pairs(says.args())
                .forEach((name, path) -> {
                    String value = text(published, path);
                    recording.arg(name, value == null ? "" : masker.value(name, value));
                });
        pairs(says.metadata())
                .forEach((name, path) -> {
                    String value = text(published, path);
                    if (value != null) {
                        recording.metadata(name, masker.value(name, value));
                    }
                });
    }

    private Target target(Object published) {
        String kind = recorder.type(type).targetType().orElse(says.targetType());
        String id =
                says.target().isEmpty() ? event.getSimpleName() : text(published, says.target());
        String name = text(published, says.targetName());
        return new Target(
                kind.isEmpty() ? "event" : CapturedText.of(kind, EventLimits.MAX_SHORT_ID),
                CapturedText.id(id, EventLimits.MAX_ID, "unknown"),
                name,
                null);
    }

    private @Nullable String text(Object published, String path) {
        PropertyPath property = properties.get(path);
        Object value = property == null ? null : property.read(published);
        return value == null ? null : masker.text(value.toString());
    }
}
