package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.OrderState;
import io.worklog.benchmarks.peer.Peer;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** The library, recording samples as a host does: through its front door, event by event. */
final class LibraryPeer implements Peer {
    private final Map<String, EventType<Object>> types;
    private final Worklog worklog;
    private final AuditLog log;

    LibraryPeer(Path folder, Delivery delivery) {
        this(Worklog.open(folder.resolve("worklog")), delivery);
    }

    /** Over a worklog, which is closed with it. */
    LibraryPeer(Worklog worklog, Delivery delivery) {
        this.worklog = worklog;
        this.log = worklog.log("bench");
        this.types =
                Map.of(
                        "order.paid", type("order.paid", delivery),
                        "order.updated", type("order.updated", delivery));
    }

    private static EventType<Object> type(String name, Delivery delivery) {
        return EventType.named(name).target("order").delivery(delivery);
    }

    @Override
    public Receipt record(Sample sample) {
        OrderState old = sample.before();
        OrderState now = sample.after();
        Recording<Object> event =
                log.record(Objects.requireNonNull(types.get(sample.action())))
                        .actor(Actor.user(sample.actor()))
                        .target(old.id())
                        .set("status", old.status(), now.status())
                        .set("amount", old.amount(), now.amount())
                        .set("currency", old.currency(), now.currency())
                        .set("note", old.note(), now.note())
                        .set("version", old.version(), now.version());
        sample.attributes().forEach(event::metadata);
        return event.commit();
    }

    @Override
    public void drain() {
        while (log.health().pending() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        worklog.close();
    }
}
