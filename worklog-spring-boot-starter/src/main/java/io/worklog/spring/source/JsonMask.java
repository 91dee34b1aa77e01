package io.worklog.spring.source;

import io.worklog.codec.EventCodec;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Masks the members of a JSON value whose name is secret, with all below them, and every value that
 * shows itself to be one. Thread-safe.
 */
final class JsonMask {
    private static final JsonValue MASKED = new JsonString(EventCodec.MASK);

    private final SecretNames names;

    JsonMask(SecretNames names) {
        this.names = names;
    }

    JsonValue masked(JsonValue value) {
        return switch (value) {
            case JsonObject object -> new JsonObject(members(object));
            case JsonArray array ->
                    new JsonArray(array.elements().stream().map(this::masked).toList());
            case JsonString string -> text(string.text());
            case JsonValue.JsonNumber number -> number(number, number.text());
            case JsonValue.JsonInteger number -> number(number, Long.toString(number.value()));
            case JsonValue.JsonBoolean other -> other;
            case JsonValue.JsonNull other -> other;
        };
    }

    private Map<String, JsonValue> members(JsonObject object) {
        Map<String, JsonValue> masked = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) -> {
                    String safe = SecretValues.masked(CapturedText.of(name));
                    masked.put(safe, names.covers(name) ? MASKED : masked(value));
                });
        return masked;
    }

    private static JsonValue text(String text) {
        return new JsonString(SecretValues.masked(CapturedText.of(text)));
    }

    private static JsonValue number(JsonValue number, String text) {
        String masked = SecretValues.masked(text);
        return masked.equals(text) ? number : new JsonString(masked);
    }
}
