package io.worklog.client;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object that the server sent, or that is sent to it. What the server adds in a later version
 * is kept, so that a program can read it before this class knows it. Immutable.
 *
 * @param value the object
 */
public record ApiJson(JsonObject value) {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 10_000_000;

    /**
     * Reads an object; a list becomes the member {@code items} of one.
     *
     * @throws io.worklog.codec.JsonException if it is not JSON that fills the bytes
     * @throws IllegalStateException if it is neither
     */
    public static ApiJson parse(byte[] bytes) {
        JsonLimits limits =
                new JsonLimits(JsonLimits.Form.FOREIGN, Integer.MAX_VALUE, MAX_DEPTH, MAX_TOKENS);
        return switch (StrictJson.parse(bytes, limits)) {
            case JsonObject object -> new ApiJson(object);
            case JsonArray array -> of("items", array);
            default -> throw new IllegalStateException("the server sent a value without a name");
        };
    }

    /**
     * An object of names and values that follow each other; a null value leaves its name out.
     *
     * @param pairs texts, booleans, whole numbers, times, enums, objects, and lists and maps of them
     */
    public static ApiJson of(@org.jspecify.annotations.Nullable Object... pairs) {
        return ApiJsonWriter.pairs(pairs);
    }

    /** The text of a member; numbers and booleans as they are written. */
    public Optional<String> find(String name) {
        return switch (value.get(name)) {
            case JsonString string -> Optional.of(string.text());
            case JsonNumber number -> Optional.of(number.text());
            case JsonInteger integer -> Optional.of(Long.toString(integer.value()));
            case JsonBoolean flag -> Optional.of(Boolean.toString(flag.value()));
            case null, default -> Optional.empty();
        };
    }

    /**
     * The text of a member that must be there.
     *
     * @throws IllegalStateException if it is not
     */
    public String text(String name) {
        return find(name).orElseThrow(() -> lacking(name));
    }

    /**
     * The whole number of a member that must be there.
     *
     * @throws IllegalStateException if it is not there or no whole number
     */
    public long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalStateException("\"" + name + "\" is not a whole number", e);
        }
    }

    /** Whether a member is true. */
    public boolean flag(String name) {
        return value.get(name) instanceof JsonBoolean flag && flag.value();
    }

    /** The time of a member, or nothing where there is none. */
    public Optional<Instant> time(String name) {
        return find(name).map(Instant::parse);
    }

    /**
     * The object of a member that must be there.
     *
     * @throws IllegalStateException if it is not
     */
    public ApiJson object(String name) {
        return findObject(name).orElseThrow(() -> lacking(name));
    }

    /** The object of a member, or nothing where there is none. */
    public Optional<ApiJson> findObject(String name) {
        return value.get(name) instanceof JsonObject object
                ? Optional.of(new ApiJson(object))
                : Optional.empty();
    }

    /** The objects of a list; empty where there is none. */
    public List<ApiJson> list(String name) {
        return elements(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(each -> new ApiJson((JsonObject) each))
                .toList();
    }

    /** The texts of a list; empty where there is none. */
    public List<String> texts(String name) {
        return elements(name).stream()
                .filter(JsonString.class::isInstance)
                .map(each -> ((JsonString) each).text())
                .toList();
    }

    /** The whole numbers of a list; empty where there is none. */
    List<Long> numbers(String name) {
        return elements(name).stream()
                .filter(JsonNumber.class::isInstance)
                .map(each -> Long.parseLong(((JsonNumber) each).text()))
                .toList();
    }

    /** Whether there is such a member and it is not null. */
    public boolean has(String name) {
        JsonValue member = value.get(name);
        return member != null && member != JsonNull.NULL;
    }

    /** This object with a member more, or another value of it. */
    public ApiJson with(String name, Object member) {
        var members = new java.util.LinkedHashMap<>(value.members());
        members.put(name, ApiJsonWriter.value(member));
        return new ApiJson(new JsonObject(members));
    }

    /** The object in UTF-8. */
    public byte[] bytes() {
        return CanonicalJson.write(value);
    }

    /** The object on one line. */
    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private List<JsonValue> elements(String name) {
        return value.get(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    private static IllegalStateException lacking(String name) {
        return new IllegalStateException("the server's answer has no \"" + name + "\"");
    }
}
