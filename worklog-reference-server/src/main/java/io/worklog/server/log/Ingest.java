package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.StrictJson;
import io.worklog.error.RejectedEventException;
import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.event.Evidence;
import io.worklog.event.Provenance;
import io.worklog.event.Severity;
import io.worklog.event.TypeRef;
import io.worklog.event.UuidV7;
import io.worklog.event.Verb;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes that a sender sent into events of a log: decoded strictly, held to their types,
 * with what only the server may say. Thread-safe.
 */
final class Ingest {
    /** Whoever sends events can make up names, so not all of them are kept. */
    private static final int MOST_UNKNOWN = 4_096;

    private static final String OWN_PREFIX = "worklog.";

    private final EventTypes types;
    private final Worklog worklog;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Map<String, EventType<?>> unknown = new ConcurrentHashMap<>();

    Ingest(EventTypes types, Worklog worklog, InstantSource clock, UuidV7 ids) {
        this.types = types;
        this.worklog = worklog;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Where events of one request go.
     *
     * @param log the project's log
     * @param types the project's event types
     * @param claims what the sender may say
     * @param answer what the request waits for
     */
    record Door(AuditLog log, ProjectTypes types, EventClaims claims, Answer answer) {}

    /** An event that may be recorded. */
    record Ready(EventType<?> type, AuditEvent event) {}

    /** Records an event and waits for it, unless it is to go on in the background. */
    Receipt record(Door door, byte[] bytes, @Nullable String key) {
        Ready ready = ready(door, bytes, key);
        if (door.answer() == Answer.BACKGROUND) {
            return door.log().handOver(ready.type(), ready.event());
        }
        return door.log().append(ready.type(), ready.event());
    }

    /** Records an event without waiting; faults are thrown. */
    CompletableFuture<Receipt> begin(Door door, byte[] bytes, @Nullable String key) {
        Ready ready = ready(door, bytes, key);
        if (door.answer() == Answer.BACKGROUND) {
            return CompletableFuture.completedFuture(
                    door.log().handOver(ready.type(), ready.event()));
        }
        return door.log().appendAsync(ready.type(), ready.event());
    }

    private Ready ready(Door door, byte[] bytes, @Nullable String key) {
        SentEvent sent = SentEvent.of(object(bytes));
        door.claims().check(sent);
        Held held = held(door.types(), sent, bytes);
        String own = keyOf(sent, key);
        checkEvidence(sent);
        door.claims().apply(sent);
        Verb verb = sent.verb();
        Severity severity = sent.severity();
        Instant now = clock.instant();
        AuditEvent event =
                sent.event()
                        .id(ids.next())
                        .type(new TypeRef(sent.type(), held.version()))
                        .verb(verb == null ? held.type().verb() : verb)
                        .severity(severity == null ? held.type().severity() : severity)
                        .recordedAt(now)
                        .provenance(new Provenance(door.log().id().value(), "api", 0))
                        .idempotencyKey(own)
                        .build();
        if (!sent.faults().isEmpty()) {
            throw refused(sent.faults(), held.type(), event);
        }
        return new Ready(held.type(), event);
    }

    private static JsonObject object(byte[] bytes) {
        try {
            if (StrictJson.parse(bytes, JsonLimits.sealed()) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException e) {
            Problem problem = Problem.of(ApiProblem.MALFORMED_JSON, String.valueOf(e.getMessage()));
            problem.addSuppressed(e);
            throw problem;
        }
        throw Problem.of(ApiProblem.MALFORMED_JSON, "an event is a JSON object");
    }

    /** What an event is held to. */
    private record Held(EventType<?> type, int version) {}

    private Held held(ProjectTypes project, SentEvent sent, byte[] bytes) {
        Integer version = sent.version();
        Optional<RegisteredType> found =
                version == null
                        ? project.newest(sent.type())
                        : project.find(new TypeRef(sent.type(), version));
        if (found.isPresent()) {
            TypeSchema schema = found.get().schema();
            if (schema != null) {
                sent.faults().addAll(schema.faults(bytes));
            }
            return new Held(found.get().type(), found.get().type().version());
        }
        if (sent.type().startsWith(OWN_PREFIX) || types.isOwn(sent.type())) {
            sent.faults().add(new Place("/type", "is the server's own; applications use others"));
        } else if (!project.unknownAllowed()) {
            sent.faults()
                    .add(
                            new Place(
                                    version == null ? "/type" : "/typeVersion",
                                    "is not registered in this project, which takes no others"));
        }
        return new Held(typeOf(sent.type()), version == null ? 1 : version);
    }

    private EventType<?> typeOf(String name) {
        EventType<?> there = unknown.get(name);
        if (there != null) {
            return there;
        }
        EventType<?> made = EventType.named(name);
        if (unknown.size() < MOST_UNKNOWN) {
            unknown.put(name, made);
        }
        return made;
    }

    private static @Nullable String keyOf(SentEvent sent, @Nullable String key) {
        String own = sent.key();
        if (own != null && key != null && !own.equals(key)) {
            sent.faults().add(new Place("/idempotencyKey", "is another than that of the header"));
        }
        return own == null ? key : own;
    }

    /** A digest of bytes that are not here could never be verified. */
    private void checkEvidence(SentEvent sent) {
        List<Evidence> attached = sent.evidence();
        for (int i = 0; i < Math.min(attached.size(), EventLimits.MAX_EVIDENCE); i++) {
            Evidence one = attached.get(i);
            Optional<Long> size = size(one.sha256());
            if (size.isEmpty()) {
                sent.faults().add(new Place("/evidence/" + i + "/sha256", "is not stored here"));
            } else if (size.get() != one.size()) {
                sent.faults()
                        .add(new Place("/evidence/" + i + "/size", "is not that of the bytes"));
            }
        }
    }

    private Optional<Long> size(String sha256) {
        Optional<EvidenceStore> store = worklog.evidence();
        if (store.isEmpty() || !sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        try {
            return store.get().size(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All faults at once: the form's, and those the library would find in what could be read. */
    private static RuntimeException refused(
            List<Place> faults, EventType<?> type, AuditEvent event) {
        List<RejectedEventException.Fault> more =
                new java.util.ArrayList<>(EventLimits.faults(event));
        more.addAll(type.faults(event));
        for (RejectedEventException.Fault fault : more) {
            boolean named =
                    faults.stream().anyMatch(place -> place.pointer().startsWith(fault.path()));
            if (!named) {
                faults.add(new Place(fault.path(), fault.problem()));
            }
        }
        return Problem.invalid(faults);
    }
}
