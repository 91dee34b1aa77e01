package io.worklog.server.feed;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; what is absent, empty or null is left out. */
final class JsonFields {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    JsonFields text(String name, @Nullable String value) {
        if (value != null) {
            members.put(name, new JsonString(value));
        }
        return this;
    }

    JsonFields number(String name, long value) {
        members.put(name, new JsonInteger(value));
        return this;
    }

    JsonFields yes(String name, boolean value) {
        if (value) {
            members.put(name, new JsonBoolean(true));
        }
        return this;
    }

    JsonFields object(String name, JsonFields value) {
        if (!value.members.isEmpty()) {
            members.put(name, value.build());
        }
        return this;
    }

    JsonFields value(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    JsonFields list(String name, List<? extends JsonValue> values) {
        if (!values.isEmpty()) {
            members.put(name, new JsonArray(List.copyOf(values)));
        }
        return this;
    }

    JsonFields texts(String name, List<String> values) {
        return list(name, values.stream().map(JsonString::new).toList());
    }

    JsonFields texts(Map<String, String> pairs) {
        pairs.forEach(this::text);
        return this;
    }

    JsonObject build() {
        return new JsonObject(members);
    }

    /** One line, keys sorted. */
    String line() {
        return new String(CanonicalJson.write(build()), StandardCharsets.UTF_8);
    }
}
