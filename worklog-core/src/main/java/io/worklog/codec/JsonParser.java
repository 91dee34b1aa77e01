package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;

/** One reading of one input, by recursive descent. Not thread-safe. */
final class JsonParser {
    private final JsonCursor cursor;
    private final JsonLimits limits;
    private final JsonStrings strings;
    private final JsonNumbers numbers;
    private int depth;
    private int tokens;

    JsonParser(byte[] bytes, JsonLimits limits) {
        this.cursor = new JsonCursor(bytes);
        this.limits = limits;
        this.strings = new JsonStrings(cursor, limits.form());
        this.numbers = new JsonNumbers(cursor, limits.form());
    }

    JsonValue parse() {
        refuseByteOrderMark();
        cursor.skipSpace();
        JsonValue value = value();
        cursor.skipSpace();
        if (cursor.peek() != JsonCursor.END) {
            throw cursor.fail("something follows the value: send one value only");
        }
        return value;
    }

    private void refuseByteOrderMark() {
        byte[] in = cursor.in;
        if (in.length >= 3
                && in[0] == (byte) 0xef
                && in[1] == (byte) 0xbb
                && in[2] == (byte) 0xbf) {
            throw cursor.fail("a byte order mark stands here: save the text without one");
        }
    }

    private JsonValue value() {
        countToken();
        return switch (cursor.peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(strings.read());
            case 't' -> literal("true", new JsonBoolean(true));
            case 'f' -> literal("false", new JsonBoolean(false));
            case 'n' -> literal("null", JsonNull.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbers.read();
            default -> throw cursor.unexpected("a value");
        };
    }

    private JsonValue literal(String text, JsonValue value) {
        cursor.expect(text);
        return value;
    }

    private JsonObject object() {
        enter();
        SortedMembers.Builder members = new SortedMembers.Builder();
        if (!isAtEnd('}')) {
            do {
                cursor.skipSpace();
                member(members);
            } while (goesOn('}'));
        }
        depth--;
        return new JsonObject(members.members());
    }

    private void member(SortedMembers.Builder members) {
        int start = cursor.pos;
        countToken();
        String name = strings.read();
        cursor.skipSpace();
        cursor.expect(':');
        cursor.skipSpace();
        if (!members.add(name, value())) {
            throw new JsonException("a member name stands twice in its object: keep one", start);
        }
    }

    private JsonArray array() {
        enter();
        List<JsonValue> elements = new ArrayList<>();
        if (!isAtEnd(']')) {
            do {
                cursor.skipSpace();
                elements.add(value());
            } while (goesOn(']'));
        }
        depth--;
        return new JsonArray(elements);
    }

    /** Steps over the opening bracket. */
    private void enter() {
        if (++depth > limits.maxDepth()) {
            throw cursor.fail("nested deeper than " + limits.maxDepth() + ": send it flatter");
        }
        cursor.pos++;
        cursor.skipSpace();
    }

    private boolean isAtEnd(char close) {
        if (cursor.peek() != close) {
            return false;
        }
        cursor.pos++;
        return true;
    }

    /** Steps over a comma (true) or the closing bracket (false). */
    private boolean goesOn(char close) {
        cursor.skipSpace();
        if (isAtEnd(close)) {
            return false;
        }
        if (cursor.peek() != ',') {
            throw cursor.unexpected("',' or '" + close + "'");
        }
        cursor.pos++;
        return true;
    }

    private void countToken() {
        if (++tokens > limits.maxTokens()) {
            throw cursor.fail(
                    "more than " + limits.maxTokens() + " values and names: send less at once");
        }
    }
}
