package io.worklog.spring.reference;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pieces schemas are made of. */
final class Schema {
    private Schema() {}

    /** What all events have in common, by the names other schemas use. */
    static JsonObject definitions() {
        try (InputStream in = Schema.class.getResourceAsStream("event.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its file event.schema.json");
            }
            return (JsonObject) StrictJson.parse(in.readAllBytes(), JsonLimits.foreign());
        } catch (IOException e) {
            throw new UncheckedIOException("event.schema.json cannot be read", e);
        }
    }

    /** An object of names and values in turn: texts, integers, booleans, JSON. */
    static JsonObject object(Object... namesAndValues) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return new JsonObject(members);
    }

    static JsonArray array(List<? extends JsonValue> elements) {
        return new JsonArray(List.copyOf(elements));
    }

    static JsonArray names(String... names) {
        return array(List.of(names).stream().map(JsonString::new).toList());
    }

    private static JsonValue value(Object value) {
        return switch (value) {
            case String text -> new JsonString(text);
            case Integer number -> new JsonInteger(number);
            case Boolean bool -> new JsonBoolean(bool);
            case JsonValue json -> json;
            default -> throw new IllegalArgumentException(value.getClass() + " is no JSON");
        };
    }
}
