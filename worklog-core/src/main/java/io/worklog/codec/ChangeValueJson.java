package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import java.util.function.Supplier;

/**
 * One side of a change in its sealed form. A string, a boolean, a null and an integer within
 * ±(2^53−1) without label or length are that JSON value; everything else is an object {@code
 * {"kind":…,"label":…,"length":…,"text":…}} without its empty members.
 */
final class ChangeValueJson {
    private static final EnumNames<Kind> KINDS = new EnumNames<>(Kind.values());
    private static final JsonName KIND = new JsonName("kind");
    private static final JsonName LABEL = new JsonName("label");
    private static final JsonName LENGTH = new JsonName("length");
    private static final JsonName TEXT = new JsonName("text");
    private static final int MAX_DIGITS = 16;

    private ChangeValueJson() {}

    static void write(JsonOut out, ChangeValue value) {
        boolean bare = value.label() == null && value.length() == 0;
        if (!bare || !isPlain(value)) {
            writeObject(out, value);
        } else if (value.kind() == Kind.STRING) {
            out.string(value.text());
        } else {
            out.ascii(value.kind() == Kind.NULL ? "null" : value.text());
        }
    }

    /** Whether the kind and text can be told from a plain JSON value. */
    private static boolean isPlain(ChangeValue value) {
        String text = value.text();
        return switch (value.kind()) {
            case STRING -> true;
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case NULL -> text.isEmpty();
            case INTEGER -> isExactInteger(text);
            default -> false;
        };
    }

    private static boolean isExactInteger(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        if (digits < 1 || digits > MAX_DIGITS || text.charAt(first) == '0') {
            return text.equals("0");
        }
        long value = 0;
        for (int i = first; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        return value <= JsonInteger.MAX;
    }

    private static void writeObject(JsonOut out, ChangeValue value) {
        out.beginObject();
        out.quoted(KIND, KINDS.of(value.kind()));
        out.optional(LABEL, value.label());
        if (value.length() != 0) {
            out.member(LENGTH, value.length());
        }
        if (!value.text().isEmpty()) {
            out.member(TEXT, value.text());
        }
        out.endObject();
    }

    /** A value that stands by itself. */
    static ChangeValue read(JsonValue value, String path) {
        return read(value, () -> new Members(value, path));
    }

    /** A value that was found among members. */
    static ChangeValue read(JsonValue value, Members found, JsonName name) {
        return read(value, () -> found.within(name, value));
    }

    private static ChangeValue read(JsonValue value, Supplier<Members> object) {
        return switch (value) {
            case JsonString string -> ChangeValue.string(string.text());
            case JsonInteger number -> ChangeValue.of(Kind.INTEGER, Long.toString(number.value()));
            case JsonBoolean bool -> ChangeValue.of(Kind.BOOLEAN, Boolean.toString(bool.value()));
            case JsonNull ignored -> ChangeValue.of(Kind.NULL, "");
            default -> readObject(object.get());
        };
    }

    private static ChangeValue readObject(Members members) {
        String text = members.findText(TEXT);
        ChangeValue value =
                new ChangeValue(
                        members.constant(KIND, KINDS),
                        text == null ? "" : text,
                        members.findText(LABEL),
                        members.has(LENGTH) ? members.integer(LENGTH) : 0);
        members.end();
        return value;
    }
}
