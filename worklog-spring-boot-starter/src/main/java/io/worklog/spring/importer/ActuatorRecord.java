package io.worklog.spring.importer;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.EventLimits;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of Actuator.
 *
 * @param time when it happened
 * @param principal whom it is about; absent where nobody is named
 * @param type such as {@code AUTHENTICATION_FAILURE}
 * @param data further pairs, as text
 */
record ActuatorRecord(
        Instant time, @Nullable String principal, String type, Map<String, String> data) {
    private static final int MAX_DATA = 40;

    /** Tells records that are the same in everything apart: the first, the second and so on. */
    static final class Ordinals {
        private final Map<String, Integer> seen = new HashMap<>();
        private @Nullable Instant at;

        /** How many of the same time and content came before. */
        int next(Instant time, String digest) {
            if (!time.equals(at)) {
                seen.clear();
                at = time;
            }
            return seen.merge(digest, 1, Integer::sum) - 1;
        }
    }

    void tell(Ordinals ordinals, LegacySink sink) {
        byte[] content = content();
        String digest = Fit.hex(content);
        String who = principal == null || principal.isBlank() ? "unknown" : principal;
        AuditEventBuilder event =
                AuditEvent.builder(ImportedTypes.HAPPENED.ref())
                        .verb(type.startsWith("AUTHENTICATION") ? Verb.LOGIN : Verb.OTHER)
                        .outcome(outcome())
                        .actor(EnversSource.actor(principal))
                        .occurredAt(time)
                        .target(Target.of("principal", Fit.id(who, EventLimits.MAX_ID)))
                        .metadata("imported.type", type);
        data.entrySet().stream()
                .limit(MAX_DATA)
                .forEach(pair ->
                        event.metadata(
                                Fit.id("data." + pair.getKey(), EventLimits.MAX_METADATA_KEY),
                                pair.getValue()));
        if (data.size() > MAX_DATA) {
            event.metadata("imported.dropped", Integer.toString(data.size() - MAX_DATA));
        }
        String key = digest + ":" + ordinals.next(time, digest);
        sink.take(new LegacyRecord(key, content, event));
    }

    private Outcome outcome() {
        String word = type.toUpperCase(Locale.ROOT);
        if (word.contains("DENIED") || word.equals("AUTHORIZATION_FAILURE")) {
            return Outcome.DENIED;
        }
        if (word.contains("FAIL")) {
            return Outcome.FAILURE;
        }
        return word.contains("SUCCESS") || word.contains("SWITCH")
                ? Outcome.SUCCESS
                : Outcome.UNKNOWN;
    }

    private byte[] content() {
        Map<String, JsonValue> said = new TreeMap<>();
        said.put("time", new JsonString(time.toString()));
        said.put("principal", new JsonString(String.valueOf(principal)));
        said.put("type", new JsonString(type));
        data.forEach((name, value) -> said.put("data." + name, new JsonString(value)));
        return CanonicalJson.write(new JsonObject(said));
    }
}
