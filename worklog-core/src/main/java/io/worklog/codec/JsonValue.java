package io.worklog.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was read: immutable, with numbers as their exact text. */
public sealed interface JsonValue {
    /**
     * An object; the members keep the order they were read or given in.
     *
     * @param members by name
     */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members =
                    members instanceof SortedMembers
                            ? members
                            : Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name, or {@code null} where there is none. */
        public @Nullable JsonValue get(String name) {
            return members.get(name);
        }
    }

    /**
     * An array.
     *
     * @param elements in order
     */
    record JsonArray(List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /**
     * A string.
     *
     * @param text well-formed Unicode
     */
    record JsonString(String text) implements JsonValue {
        public JsonString {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An integer that every JSON reader takes exactly.
     *
     * @param value within ±(2^53−1)
     */
    record JsonInteger(long value) implements JsonValue {
        /** 2^53−1, the largest integer a double holds without a gap. */
        public static final long MAX = (1L << 53) - 1;

        public JsonInteger {
            if (value > MAX || value < -MAX) {
                throw new IllegalArgumentException(
                        "beyond ±(2^53-1) a JSON number is not exact: use a string");
            }
        }
    }

    /**
     * Any JSON number of somebody else's, as it was written.
     *
     * @param text exactly the bytes of the number
     */
    record JsonNumber(String text) implements JsonValue {
        public JsonNumber {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * True or false.
     *
     * @param value which
     */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** The JSON null. */
    enum JsonNull implements JsonValue {
        NULL
    }
}
