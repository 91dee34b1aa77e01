package io.worklog.server.mapping;

import io.worklog.codec.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the plain parts of a mapping file and refuses what a mapping does not know. */
final class MappingShape {
    private MappingShape() {}

    /** Refuses names that are not among those allowed. */
    static void only(Map<String, JsonValue> parts, String place, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (String name : parts.keySet()) {
            if (!known.contains(name)) {
                throw new MappingFileException(
                        place
                                + ": \""
                                + name
                                + "\" means nothing here; use "
                                + String.join(", ", allowed));
            }
        }
    }

    static JsonValue required(Map<String, JsonValue> parts, String name, String place) {
        JsonValue value = parts.get(name);
        if (value == null) {
            throw new MappingFileException(place + ": \"" + name + "\" is missing");
        }
        return value;
    }

    /** A text, number or boolean as text. */
    static @Nullable String text(@Nullable JsonValue value, String place) {
        if (value == null) {
            return null;
        }
        String text = JsonParts.text(value);
        if (text == null) {
            throw new MappingFileException(place + ": write a text or a number");
        }
        return text;
    }

    /** One text or a list of them; none where nothing is given. */
    static List<String> texts(@Nullable JsonValue value, String place) {
        List<String> texts = new ArrayList<>();
        if (value != null) {
            List<JsonValue> values =
                    JsonParts.isArray(value) ? JsonParts.elements(value) : List.of(value);
            for (JsonValue each : values) {
                String text = text(each, place);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    static Map<String, String> textMap(@Nullable JsonValue value, String place) {
        Map<String, String> map = new LinkedHashMap<>();
        if (value != null) {
            JsonParts.members(value)
                    .forEach((k, v) -> map.put(k, String.valueOf(text(v, place + "/" + k))));
        }
        return map;
    }

    /** Named expressions, in the file's order. */
    static Map<String, Expression> expressions(@Nullable JsonValue value, String place) {
        Map<String, Expression> map = new LinkedHashMap<>();
        if (value != null) {
            JsonParts.members(value)
                    .forEach((k, v) -> map.put(k, ExpressionReader.read(v, place + "/" + k)));
        }
        return map;
    }
}
