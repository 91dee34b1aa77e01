package io.worklog.persistence.jooq.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Continuation;
import io.worklog.LostTail;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.WholeLog;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A replica that lags behind becomes the primary: acknowledged entries are gone. */
@Timeout(300)
@ExtendWith(ServersExtension.class)
class PromotionTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final LogId LOG = LogId.of("default");
    private static final int REPLICATED = 20;
    private static final int SIGNED = 35;

    private final MemorySigningKeys keys = MemorySigningKeys.create();

    @TempDir Path heads;

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void aNodeRefusesToSignBelowItsLastHeadAndGoesOnAsANewLogOnCommand(
            DatabaseKind kind, TestServers servers) throws Exception {
        try (ReplicaPair pair = ReplicaPair.start(kind, servers);
                TcpFaultProxy way = TcpFaultProxy.before(pair.primary().address());
                HikariDataSource pool =
                        Pools.impatient(pair.primary().createDatabase(), way.address())) {
            Worklog running = node(pool).open();
            pay(running, 0, REPLICATED);
            running.seal();
            pair.catchUp();
            pair.lag();
            pay(running, REPLICATED, SIGNED);
            running.seal();
            pair.failOver();
            way.redirect(pair.replica().address());

            refusesWhileItRuns(running);
            refusesToOpen(pool);
            goesOnAsANewLog(pool);
        }
    }

    private WorklogBuilder node(HikariDataSource pool) {
        // The heartbeat's entries are not wanted in between.
        return Worklog.builder()
                .store(Pools.store(pool))
                .keys(keys)
                .headFolder(heads)
                .heartbeatInterval(Duration.ofDays(1));
    }

    private static void pay(Worklog log, int from, int to) {
        for (int i = from; i < to; i++) {
            log.record(PAID).target("o-" + i).commit();
        }
    }

    /** Its connections are gone first; with the next ones it sees the other server. */
    private static void refusesWhileItRuns(Worklog running) {
        assertThatThrownBy(() -> recordOnceReachable(running))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(REPLICATED + " to " + (SIGNED - 1) + " are lost");
        assertThat(running.health().problem()).contains("are lost");
        assertThatThrownBy(running::close).isInstanceOf(IntegrityException.class);
    }

    private static void recordOnceReachable(Worklog running) {
        while (true) {
            try {
                running.record(PAID).target("late").commit();
                return;
            } catch (StoreUnavailableException away) {
                Thread.onSpinWait();
            }
        }
    }

    private void refusesToOpen(HikariDataSource pool) {
        assertThatThrownBy(() -> node(pool).open())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("log default")
                .hasMessageContaining(REPLICATED + " to " + (SIGNED - 1) + " are lost");
        assertThat(node(pool).findLost())
                .contains(new LostTail(LOG, TreeSize.of(SIGNED), TreeSize.of(REPLICATED)));
        assertThat(Pools.store(pool).head(LOG).orElseThrow().size())
                .as("nothing was added to what is left")
                .isEqualTo(TreeSize.of(REPLICATED));
    }

    private void goesOnAsANewLog(HikariDataSource pool) {
        List<Continuation> next = node(pool).continueLost("the primary is lost");
        LogId continued = LogId.of("default.2");
        assertThat(next).extracting(Continuation::next).contains(continued);
        try (Worklog log = node(pool).open()) {
            Receipt receipt = log.record(PAID).target("o-after").commit();
            assertThat(receipt.log()).isEqualTo(continued);
            var first = log.entry(LogIndex.of(0)).orElseThrow().event();
            assertThat(first.metadata())
                    .containsEntry("signed", Integer.toString(SIGNED))
                    .containsEntry("stored", Integer.toString(REPLICATED));
            assertThat(log.existing("default").orElseThrow().entry(LogIndex.of(0))).isPresent();
        }
        assertThat(WholeLog.check(Pools.store(pool), keys, continued)).hasSize(2);
        assertThat(node(pool).findLost()).isEmpty();
    }
}
