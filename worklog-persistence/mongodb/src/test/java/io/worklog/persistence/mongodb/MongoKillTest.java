package io.worklog.persistence.mongodb;

import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills the server while two nodes record, again and again; {@code -Dworklog.test.kills.mongo=50}
 * for the long run.
 */
@Timeout(1_800)
@ExtendWith(ServersExtension.class)
class MongoKillTest {
    private static final int KILLS = Integer.getInteger("worklog.test.kills.mongo", 2);
    private static final int MOST_BETWEEN = 120;

    @Test
    void nothingAcknowledgedIsLostOrDoubledByACrash(TestServers servers) throws Exception {
        MemorySigningKeys keys = MemorySigningKeys.create();
        try (OwnServer<TestServer> own = servers.ownMongodb();
                Worklog first = node(own, keys);
                Worklog second = node(own, keys)) {
            Callers callers = new Callers(List.of(first, second));
            Random random = new Random(11);
            for (int kill = 0; kill < KILLS; kill++) {
                callers.await(1 + random.nextInt(MOST_BETWEEN));
                own.kill();
                own.start();
            }
            callers.await(MOST_BETWEEN);
            callers.end();
            first.close();
            second.close();
            try (MongoLogStore store = store(own)) {
                callers.check(store, keys, LogId.of("default"));
            }
        }
    }

    private static Worklog node(OwnServer<TestServer> own, MemorySigningKeys keys) {
        return Worklog.builder().store(store(own)).keys(keys).installation("kill.test").open();
    }

    private static MongoLogStore store(OwnServer<TestServer> own) {
        return MongoLogStore.open(own.server().uri(), MongoOptions.defaults());
    }
}
