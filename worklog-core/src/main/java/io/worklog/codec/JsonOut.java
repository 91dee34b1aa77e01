package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.error.RejectedEventException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in canonical form straight to bytes. The caller gives the names in order; what cannot
 * be written is noted with its place and the writing goes on, so that all faults come at once. Not
 * thread-safe.
 */
final class JsonOut {
    private final JsonText text = new JsonText();
    private final boolean sealed;
    private final List<Fault> faults = new ArrayList<>(0);
    private Object[] steps = new Object[8];
    private int depth;
    private String base = "";
    private int baseDepth;

    private JsonOut(boolean sealed) {
        this.sealed = sealed;
    }

    /** For our own bytes: no U+0000. */
    static JsonOut sealed() {
        return new JsonOut(true);
    }

    /** For any JSON. */
    static JsonOut foreign() {
        return new JsonOut(false);
    }

    /** Begins anew, with the room there is. */
    void clear() {
        text.clear();
        faults.clear();
        depth = 0;
        placeAt("", -1);
    }

    void beginObject() {
        text.raw('{');
        enter();
    }

    void endObject() {
        depth--;
        text.raw('}');
    }

    void beginArray() {
        text.raw('[');
        enter();
    }

    void endArray() {
        depth--;
        text.raw(']');
    }

    private void enter() {
        if (++depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
        }
    }

    void name(JsonName name) {
        steps[depth] = name;
        text.comma();
        text.raw(name.quoted);
    }

    void name(String name) {
        steps[depth] = name;
        text.comma();
        string(name);
        text.raw(':');
    }

    /** Starts the element with that place in its array. */
    void element(int index) {
        steps[depth] = index;
        text.comma();
    }

    void string(String value) {
        text.raw('"');
        int problem = text.escaped(value, sealed);
        text.raw('"');
        if (problem != JsonText.FINE) {
            fault(
                    problem == JsonText.NUL
                            ? "holds U+0000, which cannot be sealed: remove it"
                            : "holds a lone surrogate: give it as well-formed Unicode");
        }
    }

    void integer(long value) {
        if (value > JsonInteger.MAX || value < -JsonInteger.MAX) {
            fault("is beyond ±(2^53-1): give it as a text");
            return;
        }
        text.integer(value);
    }

    /** Text that needs no escape. */
    void ascii(String value) {
        text.ascii(value);
    }

    /** Text that needs no escape. */
    void ascii(byte[] value) {
        text.raw(value);
    }

    void member(JsonName name, String value) {
        name(name);
        string(value);
    }

    /** Leaves the member out where there is no value. */
    void optional(JsonName name, @Nullable String value) {
        if (value != null) {
            member(name, value);
        }
    }

    void member(JsonName name, long value) {
        name(name);
        integer(value);
    }

    /** A member whose value is a quoted text that needs no escape. */
    void quoted(JsonName name, byte[] value) {
        name(name);
        quoted(value);
    }

    /** A string that needs no escape. */
    void quoted(byte[] value) {
        text.raw('"');
        text.raw(value);
        text.raw('"');
    }

    /**
     * A moment, in UTC.
     *
     * @throws java.time.DateTimeException if its year has no four digits
     */
    void time(Instant value) {
        text.raw('"');
        text.time(value);
        text.raw('"');
    }

    /** A UUID in its canonical form. */
    void id(UUID value) {
        text.raw('"');
        text.hex(value.getMostSignificantBits() >>> 32, 8);
        text.raw('-');
        text.hex(value.getMostSignificantBits() >>> 16, 4);
        text.raw('-');
        text.hex(value.getMostSignificantBits(), 4);
        text.raw('-');
        text.hex(value.getLeastSignificantBits() >>> 48, 4);
        text.raw('-');
        text.hex(value.getLeastSignificantBits(), 12);
        text.raw('"');
    }

    /** From here on faults are named by this path and the names nested deeper than that. */
    void placeAt(String path, int nesting) {
        base = path;
        baseDepth = nesting + 1;
    }

    /** Notes what is wrong with the value written last. */
    void fault(String problem) {
        StringBuilder path = new StringBuilder(base);
        for (int i = Math.max(1, baseDepth); i <= depth; i++) {
            path.append('/').append(FieldPaths.escape(String.valueOf(steps[i])));
        }
        faults.add(new Fault(path.toString(), problem));
    }

    List<Fault> faults() {
        return faults;
    }

    int length() {
        return text.length();
    }

    /** The bytes written so far; changes to the array show in what is written. */
    byte[] buffer() {
        return text.buffer();
    }

    byte[] bytes() {
        return text.bytes();
    }
}
