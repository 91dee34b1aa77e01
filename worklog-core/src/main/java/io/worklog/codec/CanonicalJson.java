package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.error.RejectedEventException.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON in the one form of RFC 8785: names sorted by UTF-16 code units, no insignificant
 * space, the shortest escapes, numbers as ECMAScript prints them, no Unicode normalisation.
 * Thread-safe.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @throws IllegalArgumentException for a lone surrogate, or a number no double can hold
     */
    public static byte[] write(JsonValue value) {
        JsonOut out = JsonOut.foreign();
        write(out, value);
        List<Fault> faults = out.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().problem());
        }
        return out.bytes();
    }

    static void write(JsonOut out, JsonValue value) {
        switch (value) {
            case JsonObject object -> writeObject(out, object.members());
            case JsonArray array -> writeArray(out, array.elements());
            case JsonString string -> out.string(string.text());
            case JsonInteger integer -> out.integer(integer.value());
            case JsonNumber number ->
                    out.ascii(Es6Number.format(Double.parseDouble(number.text())));
            case JsonBoolean bool -> out.ascii(bool.value() ? "true" : "false");
            case JsonNull ignored -> out.ascii("null");
        }
    }

    private static void writeObject(JsonOut out, Map<String, JsonValue> members) {
        out.beginObject();
        Map<String, JsonValue> sorted = isSorted(members) ? members : new TreeMap<>(members);
        for (Map.Entry<String, JsonValue> member : sorted.entrySet()) {
            out.name(member.getKey());
            write(out, member.getValue());
        }
        out.endObject();
    }

    private static boolean isSorted(Map<String, JsonValue> members) {
        String before = null;
        for (String name : members.keySet()) {
            if (before != null && before.compareTo(name) > 0) {
                return false;
            }
            before = name;
        }
        return true;
    }

    private static void writeArray(JsonOut out, List<JsonValue> elements) {
        out.beginArray();
        for (int i = 0; i < elements.size(); i++) {
            out.element(i);
            write(out, elements.get(i));
        }
        out.endArray();
    }
}
