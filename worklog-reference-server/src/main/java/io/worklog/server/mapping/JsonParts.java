package io.worklog.server.mapping;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into JSON values without asking first what they are. */
final class JsonParts {
    private static final int MAX_INDEX_DIGITS = 6;

    private JsonParts() {}

    /** The text of a string, number or boolean; nothing for null, lists and objects. */
    static @Nullable String text(JsonValue value) {
        return switch (value) {
            case JsonString s -> s.text();
            case JsonInteger i -> Long.toString(i.value());
            case JsonNumber n -> n.text();
            case JsonBoolean b -> Boolean.toString(b.value());
            case JsonNull none -> null;
            case JsonArray list -> null;
            case JsonObject object -> null;
        };
    }

    /** The canonical JSON of the first value that says something; nothing where none does. */
    static @Nullable String json(List<JsonValue> values) {
        for (JsonValue value : values) {
            if (!members(value).isEmpty() || !elements(value).isEmpty() || text(value) != null) {
                return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    static @Nullable String string(JsonValue value) {
        return value instanceof JsonString s ? s.text() : null;
    }

    static boolean isArray(JsonValue value) {
        return value instanceof JsonArray;
    }

    /** The elements of a list; none for anything else. */
    static List<JsonValue> elements(JsonValue value) {
        return value instanceof JsonArray list ? list.elements() : List.of();
    }

    /** The members of an object; none for anything else. */
    static Map<String, JsonValue> members(JsonValue value) {
        return value instanceof JsonObject object ? object.members() : Map.of();
    }

    /** What one segment of a pointer leads to: nothing, one value, or all of a list for "*". */
    static List<JsonValue> step(JsonValue value, String segment) {
        if (value instanceof JsonObject object) {
            JsonValue found = object.get(segment);
            return found == null ? List.of() : List.of(found);
        }
        List<JsonValue> elements = elements(value);
        if (segment.equals("*")) {
            return elements;
        }
        int index = index(segment);
        return index < 0 || index >= elements.size() ? List.of() : List.of(elements.get(index));
    }

    private static int index(String segment) {
        boolean digits =
                !segment.isEmpty()
                        && segment.length() <= MAX_INDEX_DIGITS
                        && segment.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(segment) : -1;
    }
}
