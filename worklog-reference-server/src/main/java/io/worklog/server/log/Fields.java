package io.worklog.server.log;

import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.api.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the known members out of one object of an event that was sent. What is missing, of another
 * kind or unknown becomes a fault with its JSON pointer, and reading goes on. Not thread-safe.
 */
final class Fields {
    private final Map<String, JsonValue> members;
    private final String path;
    private final List<Place> faults;
    private final Set<String> taken = new HashSet<>();

    Fields(JsonObject object, String path, List<Place> faults) {
        this.members = object.members();
        this.path = path;
        this.faults = faults;
    }

    /** The place of a member. */
    String pointer(String name) {
        boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
        return path + "/" + (plain ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    /** Says what is wrong with a member. */
    void fault(String name, String problem) {
        faults.add(new Place(pointer(name), problem));
    }

    /** The value as it was sent; null where there is none. */
    @Nullable JsonValue find(String name) {
        JsonValue value = members.get(name);
        if (value != null) {
            taken.add(name);
        }
        return value;
    }

    @Nullable String text(String name) {
        JsonValue value = find(name);
        if (value instanceof JsonString string) {
            return string.text();
        }
        if (value != null) {
            fault(name, "must be a string");
        }
        return null;
    }

    /** A string that must be there; an empty one stands for it where it is not. */
    String needed(String name) {
        if (members.get(name) == null) {
            fault(name, "is missing");
            return "";
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    @Nullable Long integer(String name) {
        JsonValue value = find(name);
        if (value instanceof JsonInteger integer) {
            return integer.value();
        }
        if (value != null) {
            fault(name, "must be an integer");
        }
        return null;
    }

    <E extends Enum<E>> @Nullable E constant(String name, Words<E> words) {
        String word = text(name);
        E constant = word == null ? null : words.find(word);
        if (word != null && constant == null) {
            fault(name, "must be one of " + words.known());
        }
        return constant;
    }

    /** A time with its offset, cut to microseconds later on. */
    @Nullable Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fault(name, "must be a time such as 2026-11-22T21:46:36.5Z or …+08:00");
            return null;
        }
    }

    @Nullable Fields object(String name) {
        JsonValue value = find(name);
        if (value instanceof JsonObject object) {
            return new Fields(object, pointer(name), faults);
        }
        if (value != null) {
            fault(name, "must be an object");
        }
        return null;
    }

    /** The objects of an array, each read and ended. */
    <T> List<T> list(String name, Function<Fields, T> reader) {
        JsonValue value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            fault(name, "must be an array");
            return List.of();
        }
        List<T> list = new ArrayList<>(array.elements().size());
        int at = 0;
        for (JsonValue element : array.elements()) {
            String place = pointer(name) + "/" + at++;
            if (element instanceof JsonObject object) {
                Fields fields = new Fields(object, place, faults);
                list.add(reader.apply(fields));
                fields.end();
            } else {
                faults.add(new Place(place, "must be an object"));
            }
        }
        return list;
    }

    /** Names with texts. */
    Map<String, String> pairs(String name) {
        JsonValue value = find(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof JsonObject object)) {
            fault(name, "must be an object");
            return Map.of();
        }
        Fields inner = new Fields(object, pointer(name), faults);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String key : object.members().keySet()) {
            String text = inner.text(key);
            if (text != null) {
                pairs.put(key, text);
            }
        }
        return pairs;
    }

    /** Refuses a member that only the server may say. */
    void refuse(String name, String why) {
        if (find(name) != null) {
            fault(name, why);
        }
    }

    /** Refuses what nobody took. */
    void end() {
        if (taken.size() == members.size()) {
            return;
        }
        for (String name : members.keySet()) {
            if (!taken.contains(name)) {
                fault(name, "is not a member of an event here");
            }
        }
    }
}
