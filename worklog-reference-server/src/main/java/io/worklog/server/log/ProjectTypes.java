package io.worklog.server.log;

import io.worklog.event.TypeRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event types of one project at one moment. Immutable.
 *
 * @param byName versions by name
 * @param unknownAllowed whether events of other types are taken
 * @param settingsVersion version of the setting, for its entity tag
 */
record ProjectTypes(
        Map<String, NavigableMap<Integer, RegisteredType>> byName,
        boolean unknownAllowed,
        long settingsVersion) {

    /** Of a list. */
    static ProjectTypes of(List<RegisteredType> types, boolean unknownAllowed, long version) {
        Map<String, NavigableMap<Integer, RegisteredType>> byName = new HashMap<>();
        for (RegisteredType each : types) {
            byName.computeIfAbsent(each.type().name(), name -> new TreeMap<>())
                    .put(each.type().version(), each);
        }
        return new ProjectTypes(Map.copyOf(byName), unknownAllowed, version);
    }

    /** The newest version of a name. */
    Optional<RegisteredType> newest(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(versions -> versions.lastEntry().getValue());
    }

    /** One version of a name. */
    Optional<RegisteredType> find(TypeRef ref) {
        return Optional.ofNullable(byName.get(ref.name()))
                .map(versions -> versions.get(ref.version()));
    }

    /** All of them. */
    List<RegisteredType> all() {
        return byName.values().stream()
                .map(NavigableMap::values)
                .flatMap(Collection::stream)
                .toList();
    }
}
