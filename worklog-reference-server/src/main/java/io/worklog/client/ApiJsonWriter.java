package io.worklog.client;

import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON of plain Java values. */
final class ApiJsonWriter {
    private ApiJsonWriter() {}

    static ApiJson pairs(@Nullable Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a name has no value");
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                members.put(String.valueOf(pairs[i]), value(value));
            }
        }
        return new ApiJson(new JsonObject(members));
    }

    static JsonValue value(Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case ApiJson json -> json.value();
            case Boolean flag -> new JsonBoolean(flag);
            case Long number -> new JsonInteger(number);
            case Integer number -> new JsonInteger(number);
            case Instant time -> new JsonString(time.toString());
            case Enum<?> constant -> new JsonString(constant.name().toLowerCase(Locale.ROOT));
            case CharSequence text -> new JsonString(text.toString());
            case Collection<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            default ->
                    throw new IllegalArgumentException(
                            value.getClass().getSimpleName() + " is not sent as JSON");
        };
    }

    private static JsonArray array(Collection<?> list) {
        List<JsonValue> elements = new ArrayList<>();
        list.forEach(each -> elements.add(value(each)));
        return new JsonArray(elements);
    }

    private static JsonObject object(Map<?, ?> map) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach((name, each) -> members.put(String.valueOf(name), value(each)));
        return new JsonObject(members);
    }
}
