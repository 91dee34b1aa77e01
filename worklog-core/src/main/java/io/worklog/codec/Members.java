package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.error.IntegrityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the known members out of one object of a sealed event; what is missing, of another kind or
 * unknown is refused with its path. Not thread-safe.
 */
final class Members {
    private final JsonObject object;

    /** The object this one stands in; absent where {@link #step} is the whole path. */
    private final @Nullable Members around;

    /** A name or a place: paths are put together only for what is refused. */
    private final Object step;

    private int taken;

    Members(JsonValue value, String path) {
        this(value, null, path);
    }

    private Members(JsonValue value, @Nullable Members around, Object step) {
        this.around = around;
        this.step = step;
        if (!(value instanceof JsonObject members)) {
            throw refused(pathBelow(around, step), "must be an object");
        }
        this.object = members;
    }

    private static String pathBelow(@Nullable Members around, Object step) {
        return around == null ? step.toString() : around.path() + "/" + step;
    }

    private String path() {
        return pathBelow(around, step);
    }

    /** The members of a value that was found here. */
    Members within(JsonName name, JsonValue value) {
        return new Members(value, this, name);
    }

    static IntegrityException refused(String path, String problem) {
        return new IntegrityException("these are no sealed bytes: " + path + " " + problem);
    }

    IntegrityException refused(JsonName name, String problem) {
        return refused(pathOf(name), problem);
    }

    String pathOf(JsonName name) {
        return path() + "/" + name;
    }

    boolean has(JsonName name) {
        return object.get(name.text) != null;
    }

    /** The value, or {@code null} where the member is absent. */
    @Nullable JsonValue find(JsonName name) {
        JsonValue value = object.get(name.text);
        if (value != null) {
            taken++;
        }
        return value;
    }

    private JsonValue take(JsonName name) {
        JsonValue value = find(name);
        if (value == null) {
            throw refused(name, "is missing");
        }
        return value;
    }

    @Nullable String findText(JsonName name) {
        JsonValue value = find(name);
        return value == null ? null : textOf(name, value);
    }

    String text(JsonName name) {
        return textOf(name, take(name));
    }

    private String textOf(JsonName name, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.text();
        }
        throw refused(name, "must be a string");
    }

    long integer(JsonName name) {
        if (take(name) instanceof JsonInteger integer) {
            return integer.value();
        }
        throw refused(name, "must be an integer");
    }

    int smallInteger(JsonName name) {
        long value = integer(name);
        if (value != (int) value) {
            throw refused(name, "must fit into 32 bits");
        }
        return (int) value;
    }

    <E extends Enum<E>> E constant(JsonName name, EnumNames<E> names) {
        E constant = names.find(text(name));
        if (constant == null) {
            throw refused(name, "is none of the known names");
        }
        return constant;
    }

    /** The members of an object, or {@code null} where it is absent. */
    @Nullable Members findMembers(JsonName name) {
        JsonValue value = find(name);
        return value == null ? null : within(name, value);
    }

    Members members(JsonName name) {
        return within(name, take(name));
    }

    /** The objects of an array, each read; none where the array is absent. */
    <T> List<T> list(JsonName name, Function<Members, T> reader) {
        JsonValue value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw refused(name, "must be an array");
        }
        List<T> list = new ArrayList<>(array.elements().size());
        for (JsonValue element : array.elements()) {
            InList place = new InList(name, list.size());
            list.add(reader.apply(new Members(element, this, place)));
        }
        return list;
    }

    /** Refuses what nobody took. */
    void end() {
        if (taken != object.members().size()) {
            String path = path();
            throw refused(path.isEmpty() ? "/" : path, "has a member that is unknown here");
        }
    }

    /** The place of an element of an array, as a step of a path. */
    private record InList(JsonName list, int index) {
        @Override
        public String toString() {
            return list + "/" + index;
        }
    }
}
