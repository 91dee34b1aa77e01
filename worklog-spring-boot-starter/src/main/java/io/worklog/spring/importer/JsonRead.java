package io.worklog.spring.importer;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonLimits.Form;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of somebody else's JSON. */
final class JsonRead {
    private static final JsonLimits LIMITS =
            new JsonLimits(Form.FOREIGN, JsonElements.MAX_BYTES, 64, 1 << 20);

    private JsonRead() {}

    /**
     * The object that bytes hold.
     *
     * @throws IllegalArgumentException if they hold none
     */
    static JsonObject object(byte[] bytes) {
        if (StrictJson.parse(bytes, LIMITS) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("is no object");
    }

    /** The value that a text holds; the text itself where it holds none. */
    static JsonValue value(String text) {
        try {
            return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), LIMITS);
        } catch (JsonException e) {
            return new JsonString(text);
        }
    }

    /** A member as text; absent where there is none or it is null. */
    static @Nullable String text(@Nullable JsonValue value) {
        return switch (value) {
            case null -> null;
            case JsonNull ignored -> null;
            case JsonString string -> string.text();
            case JsonNumber number -> number.text();
            case JsonInteger integer -> Long.toString(integer.value());
            case JsonBoolean flag -> Boolean.toString(flag.value());
            case JsonObject object -> canonical(object);
            case JsonArray array -> canonical(array);
        };
    }

    private static String canonical(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }

    /** An object's members as values that can be compared, without nulls. */
    static Map<String, Object> state(JsonObject object) {
        Map<String, Object> state = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) -> {
                    Object plain = plain(value);
                    if (plain != null) {
                        state.put(name, plain);
                    }
                });
        return state;
    }

    private static @Nullable Object plain(JsonValue value) {
        return switch (value) {
            case JsonNull ignored -> null;
            case JsonString string -> string.text();
            case JsonNumber number -> new BigDecimal(number.text());
            case JsonInteger integer -> integer.value();
            case JsonBoolean flag -> flag.value();
            case JsonObject object -> state(object);
            case JsonArray array ->
                    array.elements().stream()
                            .map(JsonRead::plain)
                            .map(element -> element == null ? "null" : element)
                            .toList();
        };
    }
}
