package io.worklog.persistence.jooq.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Worklog;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the database process while callers record, again and again; {@code
 * -Dworklog.test.kills.db=50} for the long run.
 */
@Timeout(1_800)
@ExtendWith(ServersExtension.class)
class DatabaseKillTest {
    private static final int KILLS = Integer.getInteger("worklog.test.kills.db", 2);
    private static final int MOST_BETWEEN = 300;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostOrDoubledByACrash(
            DatabaseKind kind, TestServers servers, TestReporter reporter) throws Exception {
        try (OwnServer<DatabaseServer> own = servers.ownDatabase(kind);
                TestDatabase database = own.server().createDatabase();
                HikariDataSource pool = Pools.impatient(database, own.server().address())) {
            JooqLogStore store = Pools.store(pool);
            MemorySigningKeys keys = MemorySigningKeys.create();
            Recoveries recoveries = new Recoveries();
            Load load;
            try (Worklog log = Worklog.builder().store(store).keys(keys).open()) {
                load = Load.on(log);
                Random random = new Random(11);
                for (int kill = 0; kill < KILLS; kill++) {
                    load.awaitMore(1 + random.nextInt(MOST_BETWEEN));
                    own.kill();
                    own.start();
                    recoveries.add(load.awaitMore(1));
                }
                load.awaitMore(MOST_BETWEEN);
                load.end();
            }
            load.check(Pools.store(pool), keys);
            recoveries.report(reporter, kind, load);
        }
    }
}
