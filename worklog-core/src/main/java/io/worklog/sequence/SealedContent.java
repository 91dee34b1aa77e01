package io.worklog.sequence;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import io.worklog.error.IntegrityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sealed bytes say, as far as is needed to decide whether two events with one idempotency key
 * are one.
 *
 * <p>Compared is all they say but what differs between two attempts at one act: id, times, source
 * and its number, trace, request context, the clock's mark, and the links: who tries again does so
 * within another operation. Of committed fields the values are compared, not the commitments, which
 * are salted; a field whose value was erased on either side is not compared.
 *
 * @param id the event's id
 * @param said what is compared
 * @param hidden the values behind commitments, by path
 */
record SealedContent(UUID id, Map<String, JsonValue> said, Map<String, JsonValue> hidden) {
    private static final Set<String> OF_THE_ATTEMPT =
            Set.of(
                    "id",
                    "occurredAt",
                    "recordedAt",
                    "source",
                    "sourceSeq",
                    "trace",
                    "context",
                    "correlationId",
                    "causationId",
                    "batchId",
                    "commitments");
    private static final String CONTEXT = "/context/";
    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.Form.SEALED, 1 << 20, 32, 1 << 20);
    private static final String METADATA = "metadata";

    static SealedContent of(byte[] sealed, byte @Nullable [] privateSide) {
        JsonObject whole = object(sealed);
        Map<String, JsonValue> said = new TreeMap<>(whole.members());
        said.keySet().removeAll(OF_THE_ATTEMPT);
        said.computeIfPresent(METADATA, (key, pairs) -> withoutMark(pairs));
        return new SealedContent(id(whole), said, hidden(privateSide));
    }

    boolean saysTheSameAs(SealedContent other) {
        if (!said.equals(other.said)) {
            return false;
        }
        Map<String, JsonValue> mine = new HashMap<>(hidden);
        mine.keySet().retainAll(other.hidden.keySet());
        Map<String, JsonValue> theirs = new HashMap<>(other.hidden);
        theirs.keySet().retainAll(mine.keySet());
        return mine.equals(theirs);
    }

    private static UUID id(JsonObject whole) {
        if (whole.get("id") instanceof JsonString text) {
            return UUID.fromString(text.text());
        }
        throw new IntegrityException("an entry without an id");
    }

    private static @Nullable JsonValue withoutMark(JsonValue pairs) {
        if (!(pairs instanceof JsonObject object)) {
            return pairs;
        }
        Map<String, JsonValue> kept = new TreeMap<>(object.members());
        kept.remove(RecorderClock.MARK);
        return kept.isEmpty() ? null : new JsonObject(kept);
    }

    private static Map<String, JsonValue> hidden(byte @Nullable [] privateSide) {
        Map<String, JsonValue> values = new HashMap<>();
        if (privateSide == null) {
            return values;
        }
        object(privateSide)
                .members()
                .forEach((path, side) -> {
                    JsonValue value = side instanceof JsonObject o ? o.get("value") : null;
                    if (value != null && !path.startsWith(CONTEXT)) {
                        values.put(path, value);
                    }
                });
        return values;
    }

    private static JsonObject object(byte[] bytes) {
        if (StrictJson.parse(bytes, LIMITS) instanceof JsonObject object) {
            return object;
        }
        throw new IntegrityException("an entry that is not a JSON object");
    }
}
