package io.worklog.catalog;

import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.AuditEvent;
import io.worklog.event.TypeRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The event types a host knows, with Worklog's own. Immutable, thread-safe.
 *
 * <p>A name may be there in several versions, so that old events keep their meaning.
 */
public final class Catalog {
    private final boolean unknownAllowed;
    private final boolean hostTypes;

    /** Made when somebody asks where there are none but Worklog's own; either does. */
    private volatile @Nullable Map<String, TreeMap<Integer, EventType<?>>> types;

    Catalog(@Nullable Map<String, TreeMap<Integer, EventType<?>>> types, boolean unknownAllowed) {
        this.types = types;
        this.hostTypes = types != null;
        this.unknownAllowed = unknownAllowed;
    }

    private Map<String, TreeMap<Integer, EventType<?>>> byName() {
        Map<String, TreeMap<Integer, EventType<?>>> known = types;
        if (known == null) {
            known = CatalogBuilder.own();
            types = known;
        }
        return known;
    }

    /** Whether types of a host were added to Worklog's own. */
    public boolean hasHostTypes() {
        return hostTypes;
    }

    /** Starts a catalog. */
    public static CatalogBuilder builder() {
        return new CatalogBuilder();
    }

    /** Worklog's own types only; unknown types are allowed. */
    public static Catalog open() {
        return builder().build();
    }

    /** Whether events of a type that is not here may be recorded. */
    public boolean unknownAllowed() {
        return unknownAllowed;
    }

    /** The newest version of a type. */
    public Optional<EventType<?>> find(String name) {
        return Optional.ofNullable(byName().get(name))
                .map(versions -> versions.lastEntry().getValue());
    }

    /** The type an event carries, in exactly that version. */
    public Optional<EventType<?>> find(TypeRef ref) {
        return Optional.ofNullable(byName().get(ref.name()))
                .map(versions -> versions.get(ref.version()));
    }

    /** All types by name, then version: Worklog's own among them. */
    public List<EventType<?>> types() {
        return byName().values().stream()
                .map(TreeMap::values)
                .<EventType<?>>flatMap(Collection::stream)
                .toList();
    }

    /**
     * What an event breaks of the rules of its type: an unknown type where that is refused, or what
     * {@link EventType#faults} says.
     */
    public List<Fault> faults(AuditEvent event) {
        Optional<EventType<?>> type = find(event.type());
        if (type.isPresent()) {
            return type.get().faults(event);
        }
        return unknownAllowed
                ? List.of()
                : List.of(new Fault("/type", "is not in the catalog in that version"));
    }
}
