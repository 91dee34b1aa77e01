package io.worklog.spring.importer;

import io.worklog.catalog.EventType;
import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.EventLimits;
import io.worklog.event.Links;
import io.worklog.event.Target;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What JaVers knew of one object after one commit.
 *
 * @param typeName the object's type; that of its owner for a part of another object
 * @param id its id; for a part the owner's, {@code #} and the path
 * @param kind INITIAL, UPDATE or TERMINAL
 * @param version from 1 upward
 * @param commit the commit's number
 * @param author who committed; absent where nobody said
 * @param time when; absent where it cannot be read
 * @param properties of the commit
 * @param state the object's properties
 */
record JaversSnapshot(
        String typeName,
        String id,
        String kind,
        long version,
        String commit,
        @Nullable String author,
        @Nullable Instant time,
        Map<String, String> properties,
        JsonObject state) {
    private static final ObjectDiff DIFF = ObjectDiff.standard();
    private static final String TERMINAL = "TERMINAL";

    /** Which object it is of. */
    String object() {
        return typeName + "/" + id;
    }

    String key() {
        return object() + ":" + version;
    }

    private @Nullable EventType<?> type() {
        return switch (kind) {
            case "INITIAL" -> ImportedTypes.CREATED;
            case "UPDATE" -> ImportedTypes.UPDATED;
            case TERMINAL -> ImportedTypes.DELETED;
            default -> null;
        };
    }

    /** Hands the snapshot on, with what is different from the one before. */
    void tell(@Nullable JaversSnapshot earlier, LegacySink sink) {
        JaversSnapshot before =
                earlier != null && earlier.object().equals(object()) ? earlier : null;
        EventType<?> type = type();
        if (type == null) {
            sink.reject(key(), content(), "an unknown kind of snapshot");
            return;
        }
        AuditEventBuilder event =
                AuditEvent.builder(type.ref())
                        .verb(type.verb())
                        .actor(EnversSource.actor(author))
                        .target(
                                Target.of(
                                        Fit.id(typeName, EventLimits.MAX_SHORT_ID),
                                        Fit.id(id, EventLimits.MAX_ID)))
                        .changes(DIFF.changes(live(before), live(this)))
                        .links(
                                new Links(
                                        Fit.id("commit-" + commit, EventLimits.MAX_SHORT_ID),
                                        null,
                                        null))
                        .metadata("imported.type", typeName)
                        .metadata("imported.revision", commit)
                        .metadata("imported.version", Long.toString(version));
        properties.forEach((name, value) ->
                event.metadata(Fit.id("commit." + name, EventLimits.MAX_METADATA_KEY), value));
        if (before == null && type != ImportedTypes.CREATED) {
            event.metadata("imported.previous", "missing");
        }
        if (time == null) {
            event.metadata("imported.time", "missing");
        } else {
            event.occurredAt(time);
        }
        sink.take(new LegacyRecord(key(), content(), event));
    }

    private static Map<String, Object> live(@Nullable JaversSnapshot snapshot) {
        return snapshot == null || snapshot.kind.equals(TERMINAL)
                ? Map.of()
                : JsonRead.state(snapshot.state);
    }

    private byte[] content() {
        Map<String, JsonValue> said = new TreeMap<>();
        said.put("object", new JsonString(object()));
        said.put("kind", new JsonString(kind));
        said.put("version", new JsonString(Long.toString(version)));
        said.put("commit", new JsonString(commit));
        said.put("author", new JsonString(String.valueOf(author)));
        said.put("time", new JsonString(String.valueOf(time)));
        said.put("state", state);
        properties.forEach((name, value) -> said.put("commit." + name, new JsonString(value)));
        return CanonicalJson.write(new JsonObject(said));
    }
}
