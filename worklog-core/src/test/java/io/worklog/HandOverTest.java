package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.error.BackpressureException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.UuidV7;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An event that is handed over is checked at once, written later, and never lost in silence. */
class HandOverTest {
    private static final EventType<Object> SEEN = EventType.named("page.seen").target("page");
    private static final EventType<Object> REASONED =
            EventType.named("page.removed").target("page").reasonRequired();
    private static final int ROOM = 4;

    private final UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    private final LogStore memory = MemoryLogStore.create();

    private interface Before {
        void append() throws Exception;
    }

    /** The store in memory, with something before each append of the log of the tests. */
    private LogStore store(Before before) {
        return (LogStore)
                Proxy.newProxyInstance(
                        LogStore.class.getClassLoader(),
                        new Class<?>[] {LogStore.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("append")
                                    && ((AppendBatch) args[0]).log().equals(LogId.of("t"))) {
                                before.append();
                            }
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            try {
                                return method.invoke(memory, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private Worklog open(Before before) {
        return Worklog.builder()
                .store(store(before))
                .keys(MemorySigningKeys.create())
                .queue(ROOM, 1 << 20)
                .open();
    }

    private AuditEvent event(EventType<?> type, String target) {
        return AuditEvent.builder(type.ref())
                .id(ids.next())
                .occurredAt(Instant.now())
                .recordedAt(Instant.now())
                .actor(Actor.system())
                .provenance(new Provenance("t", "test", 0))
                .target("page", target)
                .build();
    }

    @Test
    void closingWritesWhatWasHandedOverInItsOrder() {
        CountDownLatch gate = new CountDownLatch(1);
        Worklog worklog = open(gate::await);
        AuditLog log = worklog.log("t");
        for (String page : List.of("page-1", "page-2", "page-3")) {
            Receipt receipt = log.handOver(SEEN, event(SEEN, page));
            assertThat(receipt.state()).isEqualTo(ReceiptState.HANDED_OVER);
            assertThat(receipt.place()).isNull();
        }
        Thread closing = Thread.ofVirtual().start(worklog::close);
        gate.countDown();
        join(closing);
        assertThat(written()).containsExactly("page-1", "page-2", "page-3");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFullQueueThrowsAndKeepsWhatItTook() {
        CountDownLatch gate = new CountDownLatch(1);
        try (Worklog worklog = open(gate::await)) {
            AuditLog log = worklog.log("t");
            for (int i = 0; i < ROOM; i++) {
                log.handOver(SEEN, event(SEEN, "page-" + i));
            }
            assertThatThrownBy(() -> log.handOver(SEEN, event(SEEN, "page-9")))
                    .isInstanceOf(BackpressureException.class);
            gate.countDown();
            assertThat(log.health().lost()).as("its caller was told").isZero();
        }
        assertThat(written()).containsExactly("page-0", "page-1", "page-2", "page-3");
    }

    @Test
    void aFaultIsToldAtOnceAndAStoreThatFailsIsCounted() {
        Worklog worklog =
                open(() -> {
                    throw new StoreUnavailableException("away");
                });
        AuditLog log = worklog.log("t");
        assertThatThrownBy(() -> log.handOver(REASONED, event(REASONED, "page-1")))
                .isInstanceOf(RejectedEventException.class);
        assertThat(log.health().lost()).isZero();
        log.handOver(SEEN, event(SEEN, "page-1"));
        while (log.health().pending() > 0) {
            Thread.onSpinWait();
        }
        assertThat(log.health().lost()).isEqualTo(1);
        worklog.close();
        assertThat(written()).isEmpty();
    }

    private List<String> written() {
        return memory.read(LogId.of("t"), LogIndex.of(0), 100, Long.MAX_VALUE).stream()
                .map(entry -> new String(entry.sealed(), StandardCharsets.UTF_8))
                .map(text -> text.replaceAll("(?s).*\"id\":\"(page-[0-9])\".*", "$1"))
                .toList();
    }
}
