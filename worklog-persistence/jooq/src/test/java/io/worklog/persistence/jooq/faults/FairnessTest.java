package io.worklog.persistence.jooq.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.WholeLog;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two nodes write to a log without a pause, and a third one, which has one caller, gets its events
 * in beside them: it loses one race for each at most, however busy the others are.
 */
@Timeout(120)
@ExtendWith(ServersExtension.class)
class FairnessTest {
    private static final LogId LOG = LogId.of("shared");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int CALLERS = 8;
    private static final int EVENTS = 40;

    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final Map<UUID, LogIndex> told = new ConcurrentHashMap<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @ParameterizedTest
    @EnumSource
    void aNodeWithOneCallerIsNotHeldUpByBusyNodes(DatabaseKind kind, TestServers servers)
            throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase();
                HikariDataSource first = Pools.patient(database.url());
                HikariDataSource second = Pools.patient(database.url());
                HikariDataSource third = Pools.patient(database.url())) {
            Races races = new Races();
            try (Worklog one = open(Pools.store(first));
                    Worklog two = open(Pools.store(second));
                    Worklog few = open(races.counted(Pools.store(third)))) {
                one.log(LOG.value()).seal();
                List<AuditLog> busy = List.of(one.log(LOG.value()), two.log(LOG.value()));
                besideBusyOnes(busy, few.log(LOG.value()), races);
            }
            assertThat(races.ofEach).hasSize(EVENTS).allMatch(lost -> lost <= 1);
            try (LogStore store = Pools.store(first)) {
                List<UUID> ids = WholeLog.check(store, keys, LOG);
                told.forEach((id, at) -> assertThat(ids.get((int) at.value())).isEqualTo(id));
            }
        }
    }

    private void besideBusyOnes(List<AuditLog> busy, AuditLog few, Races races) throws Exception {
        CountDownLatch writing = new CountDownLatch(2 * CALLERS);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < 2 * CALLERS; caller++) {
                AuditLog log = busy.get(caller % 2);
                callers.add(pool.submit(() -> recordUntilDone(log, writing)));
            }
            try {
                writing.await();
                for (int i = 0; i < EVENTS; i++) {
                    record(few);
                    races.ofEach.add(races.lost.getAndSet(0));
                }
            } finally {
                done.set(true);
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    private void recordUntilDone(AuditLog log, CountDownLatch writing) {
        record(log);
        writing.countDown();
        while (!done.get()) {
            record(log);
        }
    }

    private void record(AuditLog log) {
        Receipt receipt = log.record(PAID).target("4711").commit();
        assertThat(told.put(receipt.eventId(), receipt.index())).isNull();
    }

    private Worklog open(LogStore store) {
        return Worklog.builder().store(store).keys(keys).open();
    }

    /** Counts how often a store says that others were faster than an append to the log. */
    private static final class Races {
        final AtomicInteger lost = new AtomicInteger();
        final List<Integer> ofEach = new ArrayList<>();

        LogStore counted(JooqLogStore store) {
            return (LogStore)
                    Proxy.newProxyInstance(
                            FairnessTest.class.getClassLoader(),
                            new Class<?>[] {JooqLogStore.class},
                            (proxy, method, arguments) -> {
                                try {
                                    return method.invoke(store, arguments);
                                } catch (InvocationTargetException e) {
                                    if (e.getCause() instanceof HeadMovedException
                                            && arguments[0] instanceof AppendBatch batch
                                            && batch.log().equals(LOG)) {
                                        lost.incrementAndGet();
                                    }
                                    throw e.getCause();
                                }
                            });
        }
    }
}
