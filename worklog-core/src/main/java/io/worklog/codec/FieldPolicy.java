package io.worklog.codec;

import io.worklog.event.FieldClass;
import java.util.HashMap;
import java.util.Map;

/**
 * Says what may become of each field. Paths are JSON pointers into the sealed form with {@code *}
 * for the place in a list; the value of a change is asked for by the path of the changed property:
 *
 * <ul>
 *   <li>{@code /actor/name}, {@code /actor/onBehalfOf/}&#42;{@code /name}
 *   <li>{@code /targets/}&#42;{@code /name}, {@code /evidence/}&#42;{@code /name}, {@code
 *       /evidence/}&#42;{@code /ref}
 *   <li>{@code /reason}, {@code /outcomeDetail}, {@code /message/args/<name>}, {@code
 *       /metadata/<key>}
 *   <li>{@code /context/ip}, and {@code userAgent}, {@code sessionId}, {@code requestId}, {@code
 *       channel}, {@code host}
 *   <li>{@code /changes/<path of the change>}; a change's own class counts where it is stricter
 * </ul>
 *
 * In names, keys and paths {@code ~} is written {@code ~0} and {@code /} is written {@code ~1}. All
 * other fields are always sealed as they are: an event cannot be found or counted without them, so
 * a host whose ids say too much seals a pseudonym.
 *
 * <p>Implementations MUST be thread-safe and give the same answer for the same path.
 */
@FunctionalInterface
public interface FieldPolicy {
    /** What may become of the field at that path. */
    FieldClass classOf(String path);

    /**
     * Whether any metadata, argument or change can have another class than public. A policy that
     * says no is not asked about these.
     */
    default boolean namesAny() {
        return true;
    }

    /** Names of people, the address and the user agent are personal; the rest is public. */
    static FieldPolicy defaults() {
        return FieldPaths.DEFAULTS;
    }

    /**
     * The defaults with changes.
     *
     * @throws IllegalArgumentException if a path names no field that can have a class
     */
    static FieldPolicy defaultsWith(Map<String, FieldClass> classes) {
        Map<String, FieldClass> all = new HashMap<>(FieldPaths.DEFAULT_CLASSES);
        classes.keySet().forEach(FieldPaths::requireClassifiable);
        all.putAll(classes);
        Map<String, FieldClass> fixed = Map.copyOf(all);
        return path -> fixed.getOrDefault(path, FieldClass.PUBLIC);
    }
}
