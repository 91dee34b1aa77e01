package io.worklog.persistence.jooq.faults;

import io.worklog.spi.LogStore;
import io.worklog.testkit.SharedKeysExam;
import io.worklog.testkit.StoreOpener;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dworklog.test.keys=1000} for the long run. */
@Timeout(900)
@ExtendWith(ServersExtension.class)
class SharedKeysTest {
    private static final int KEYS = Integer.getInteger("worklog.test.keys", 40);
    private static final int THREADS = 64;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = "MYSQL")
    void twoProcessesGetTheSameReceiptForTheSameKey(DatabaseKind kind, TestServers servers)
            throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            SharedKeysExam.take(Opener.class, database.url(), folder, THREADS, KEYS);
        }
    }

    /** Opens the store over a pool of its own, in each process. */
    public static final class Opener implements StoreOpener {
        @Override
        public LogStore open(String place) {
            return Pools.store(Pools.patient(place));
        }
    }
}
