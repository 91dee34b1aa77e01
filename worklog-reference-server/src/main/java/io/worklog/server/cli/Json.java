package io.worklog.server.cli;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object step by step; what is absent is left out. Not thread-safe. */
final class Json {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    static Json object() {
        return new Json();
    }

    Json put(String name, @Nullable String text) {
        return text == null ? this : add(name, new JsonString(text));
    }

    Json put(String name, long number) {
        return add(name, new JsonInteger(number));
    }

    Json put(String name, boolean flag) {
        return add(name, new JsonBoolean(flag));
    }

    Json put(String name, Json object) {
        return add(name, object.value());
    }

    Json put(String name, List<Json> objects) {
        return add(name, new JsonArray(objects.stream().<JsonValue>map(Json::value).toList()));
    }

    Json texts(String name, Collection<String> texts) {
        return add(name, new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList()));
    }

    Json map(String name, Map<String, String> pairs) {
        Json inner = new Json();
        new TreeMap<>(pairs).forEach(inner::put);
        return put(name, inner);
    }

    Json add(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    JsonObject value() {
        return new JsonObject(members);
    }

    /** The object on one line. */
    @Override
    public String toString() {
        return text(value());
    }

    /** A value on one line. */
    static String text(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }
}
