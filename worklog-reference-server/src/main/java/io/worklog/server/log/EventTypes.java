package io.worklog.server.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The event types of projects: registered once, never changed, known on every node within five
 * seconds. Thread-safe.
 */
final class EventTypes {
    /** What another node registered is known here after so long. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private static final int PROJECTS = 10_000;
    private static final int MOST_DESCRIPTION = 500;
    private static final int MOST_TYPES = 500;

    private final TypeRepository repository;
    private final Database database;
    private final Catalog catalog;
    private final Trail trail;
    private final InstantSource clock;
    private final Cache<String, ProjectTypes> known =
            Caffeine.newBuilder().maximumSize(PROJECTS).expireAfterWrite(STALE).build();

    EventTypes(
            TypeRepository repository,
            Database database,
            Catalog catalog,
            Trail trail,
            InstantSource clock) {
        this.repository = repository;
        this.database = database;
        this.catalog = catalog;
        this.trail = trail;
        this.clock = clock;
    }

    /** The types of a project, at most five seconds old. */
    ProjectTypes of(ProjectRef project) {
        return Objects.requireNonNull(known.get(project.id(), repository::read));
    }

    /** Whether a name is one of the server's own, which no application may use. */
    boolean isOwn(String name) {
        return catalog.find(name).isPresent();
    }

    /** The server's own types. */
    List<EventType<?>> own() {
        return catalog.types();
    }

    /** What came of registering: the type, and whether it is new. */
    record Registered(RegisteredType type, boolean isNew) {}

    /** Registers a version, or finds it registered with the same definition. */
    Registered register(Caller caller, ProjectRef project, TypeDefinition wanted) {
        @Nullable String name = wanted.name();
        if (name == null) {
            throw Problem.invalid("/name", "is missing");
        }
        ProjectTypes types = repository.read(project.id());
        Optional<RegisteredType> newest = types.newest(name);
        int next = newest.map(type -> type.type().version() + 1).orElse(1);
        TypeDefinition definition = wanted.in(wanted.version() == null ? next : wanted.version());
        requireValid(definition, types);
        Optional<RegisteredType> there = types.find(definition.eventType().ref());
        Optional<RegisteredType> same = wanted.version() == null ? newest : there;
        if (same.isPresent() && isSame(same.get().definition(), definition)) {
            return new Registered(same.get(), false);
        }
        if (there.isPresent()) {
            throw exists(definition);
        }
        insert(caller, project, definition);
        known.invalidate(project.id());
        return new Registered(
                repository.read(project.id()).find(definition.eventType().ref()).orElseThrow(),
                true);
    }

    private static boolean isSame(TypeDefinition one, TypeDefinition other) {
        return one.in(0).equals(other.in(0));
    }

    private static Problem exists(TypeDefinition definition) {
        return Problem.of(
                LogProblem.EVENT_TYPE_EXISTS,
                definition.name() + " version " + definition.version() + " is registered");
    }

    private void insert(Caller caller, ProjectRef project, TypeDefinition definition) {
        try {
            database.inTransaction(() -> {
                repository.insert(project.id(), definition, clock.instant(), caller.userId());
                trail.of(project)
                        .record(LogEvents.TYPE_REGISTERED)
                        .target(definition.name())
                        .set("version", null, definition.version())
                        .commit();
            });
        } catch (IntegrityConstraintViolationException e) {
            Problem exists = exists(definition);
            exists.addSuppressed(e);
            throw exists;
        }
    }

    private void requireValid(TypeDefinition definition, ProjectTypes types) {
        List<Place> faults = new ArrayList<>();
        if (isOwn(definition.name())) {
            faults.add(new Place("/name", "is a type of the server's own"));
        }
        if (definition.description() != null
                && definition.description().length() > MOST_DESCRIPTION) {
            faults.add(new Place("/description", "has more than " + MOST_DESCRIPTION));
        }
        if (types.all().size() >= MOST_TYPES) {
            faults.add(new Place("/name", "would be one of more than " + MOST_TYPES + " types"));
        }
        try {
            Catalog.builder().add(definition.eventType()).build();
        } catch (IllegalArgumentException e) {
            faults.add(new Place("/", String.valueOf(e.getMessage())));
        }
        if (definition.schema() != null) {
            faults.addAll(TypeSchema.faults(definition.schema(), "/schema"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** Decides whether events of other types are taken. */
    ProjectTypes allowUnknown(ProjectRef project, boolean allowed, long version) {
        boolean before = repository.read(project.id()).unknownAllowed();
        database.inTransaction(() -> {
            if (!repository.allowUnknown(project.id(), allowed, version)) {
                throw EntityTag.stale();
            }
            trail.of(project)
                    .record(LogEvents.UNKNOWN_TYPES_DECIDED)
                    .target(project.id(), project.name())
                    .set("unknownAllowed", before, allowed)
                    .commit();
        });
        known.invalidate(project.id());
        return of(project);
    }
}
