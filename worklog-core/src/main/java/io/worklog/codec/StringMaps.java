package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Members whose names are free: metadata, arguments, truncation marks. */
final class StringMaps {
    private StringMaps() {}

    /** The map MUST be sorted by the natural order of strings, which is that of RFC 8785. */
    static void writeTexts(JsonOut out, JsonName name, Map<String, String> sorted) {
        if (sorted.isEmpty()) {
            return;
        }
        out.name(name);
        out.beginObject();
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            out.name(entry.getKey());
            out.string(entry.getValue());
        }
        out.endObject();
    }

    /** The map MUST be sorted by the natural order of strings, which is that of RFC 8785. */
    static void writeIntegers(JsonOut out, JsonName name, Map<String, Long> sorted) {
        if (sorted.isEmpty()) {
            return;
        }
        out.name(name);
        out.beginObject();
        for (Map.Entry<String, Long> entry : sorted.entrySet()) {
            out.name(entry.getKey());
            out.integer(entry.getValue());
        }
        out.endObject();
    }

    static Map<String, String> readTexts(Members members, JsonName name) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonValue> entry : free(members, name).entrySet()) {
            if (!(entry.getValue() instanceof JsonString string)) {
                throw members.refused(name, "must have strings only");
            }
            texts.put(entry.getKey(), string.text());
        }
        return texts;
    }

    static Map<String, Long> readIntegers(Members members, JsonName name) {
        Map<String, Long> integers = new TreeMap<>();
        for (Map.Entry<String, JsonValue> entry : free(members, name).entrySet()) {
            if (!(entry.getValue() instanceof JsonInteger integer)) {
                throw members.refused(name, "must have integers only");
            }
            integers.put(entry.getKey(), integer.value());
        }
        return integers;
    }

    private static Map<String, JsonValue> free(Members members, JsonName name) {
        @Nullable JsonValue value = members.find(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof JsonObject object)) {
            throw members.refused(name, "must be an object");
        }
        return object.members();
    }
}
