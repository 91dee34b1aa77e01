package io.worklog.server.mapping;

import io.worklog.codec.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer (RFC 6901) with two additions: {@code ./x} starts at the list element at hand, and
 * a segment {@code *} stands for every element of a list.
 */
final class Pointer implements Expression {
    private final boolean relative;
    private final List<String> segments;

    private Pointer(boolean relative, List<String> segments) {
        this.relative = relative;
        this.segments = List.copyOf(segments);
    }

    /** Whether a text of a mapping is meant as a pointer. */
    static boolean looksLike(String text) {
        return text.startsWith("/") || text.startsWith("./") || text.equals(".");
    }

    /** The pointer that a text spells. */
    static Pointer of(String text) {
        boolean relative = text.startsWith(".");
        String path = relative ? text.substring(1) : text;
        List<String> segments = new ArrayList<>();
        if (!path.isEmpty()) {
            for (String segment : path.substring(1).split("/", -1)) {
                segments.add(segment.replace("~1", "/").replace("~0", "~"));
            }
        }
        return new Pointer(relative, segments);
    }

    @Override
    public @Nullable String read(Scope scope) {
        for (JsonValue found : all(scope)) {
            String text = JsonParts.text(found);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** Everything the pointer leads to, in the line's order. */
    List<JsonValue> all(Scope scope) {
        List<JsonValue> found = List.of(relative ? scope.element() : scope.root());
        for (String segment : segments) {
            List<JsonValue> next = new ArrayList<>();
            found.forEach(value -> next.addAll(JsonParts.step(value, segment)));
            found = next;
        }
        return found;
    }
}
