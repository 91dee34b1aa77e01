package io.worklog;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.catalog.QueueFull;
import io.worklog.error.RejectedEventException;
import io.worklog.event.AuditEvent;
import io.worklog.event.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The types that events which came ready are held to, with an ordinary delivery. Thread-safe. */
final class ReadyTypes {
    /** Whoever sends events can make up names, so not all of them are kept. */
    private static final int MAX_KNOWN = 1_024;

    private final Catalog catalog;

    /** What was answered: making a type costs as much as encoding an event. */
    private final Map<TypeRef, EventType<?>> known = new ConcurrentHashMap<>();

    ReadyTypes(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The type of an event.
     *
     * @throws RejectedEventException if the catalog does not have it and refuses such
     */
    EventType<?> of(AuditEvent event) {
        EventType<?> type = known.get(event.type());
        return type == null ? learn(event.type()) : type;
    }

    private EventType<?> learn(TypeRef ref) {
        EventType<?> type =
                durable(
                        catalog.find(ref)
                                .<EventType<?>>map(found -> found)
                                .orElseGet(() -> unknown(ref)));
        if (known.size() < MAX_KNOWN) {
            known.put(ref, type);
        }
        return type;
    }

    private EventType<?> unknown(TypeRef ref) {
        if (!catalog.unknownAllowed()) {
            throw new RejectedEventException(
                    "an event of type " + ref.name() + " version " + ref.version(),
                    List.of(
                            new RejectedEventException.Fault(
                                    "/type",
                                    "is not in the catalog: register it, or allow unknown types")));
        }
        return EventType.named(ref.name());
    }

    /** The same rules for the event, with an ordinary delivery: an import waits for every event. */
    static EventType<?> durable(EventType<?> type) {
        return type.delivery(Delivery.DURABLE)
                .onFailure(FailurePolicy.BLOCK)
                .queueFull(QueueFull.WAIT);
    }

    /** The type itself where its events are waited for: making another one costs too much. */
    static EventType<?> waitedFor(EventType<?> type) {
        boolean waits =
                type.delivery() == Delivery.DURABLE
                        && type.onFailure() == FailurePolicy.BLOCK
                        && type.queueFull() == QueueFull.WAIT;
        return waits ? type : durable(type);
    }
}
