package io.worklog.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was acted on. The name is frozen as it was at that moment.
 *
 * @param type the kind of object, at most 64 characters
 * @param id the host's stable id of the object, at most 128 characters
 * @param name the readable name at that moment, at most 256 characters
 * @param role which part the object plays where there are several ({@code source}, {@code to})
 */
public record Target(String type, String id, @Nullable String name, @Nullable String role) {
    public Target {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    /** An object without a name. */
    public static Target of(String type, String id) {
        return new Target(type, id, null, null);
    }

    /** An object with the name to freeze into the event. */
    public static Target of(String type, String id, String name) {
        return new Target(type, id, name, null);
    }
}
