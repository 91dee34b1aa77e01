package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.testkit.WholeLog;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with 64 threads each, and the same keys. */
@Timeout(600)
@ExtendWith(ServersExtension.class)
class MongoProcessesTest {
    private static final int KEYS = Integer.getInteger("worklog.test.keys", 1_000);
    private static final LogId LOG = LogId.of("default");

    @TempDir Path folder;

    @Test
    void twoProcessesGiveEachSharedKeyOnePlace(TestServers servers) throws Exception {
        try (TestMongo mongo = TestMongo.on(servers.mongodb())) {
            KeyedProcess.open(mongo.uri(), folder).close();
            List<Process> twins = List.of(start(mongo, 1), start(mongo, 2));
            List<Map<String, LogIndex>> said = new ArrayList<>();
            for (Process twin : twins) {
                said.add(places(twin));
                assertThat(twin.waitFor()).isZero();
            }
            assertThat(said.get(0)).hasSize(KEYS).isEqualTo(said.get(1));
            check(mongo, said.get(0));
        }
    }

    private void check(TestMongo mongo, Map<String, LogIndex> places) {
        try (Worklog last = KeyedProcess.open(mongo.uri(), folder)) {
            last.seal();
        }
        try (MongoLogStore store = MongoLogStore.open(mongo.uri(), MongoOptions.defaults())) {
            FileSigningKeys keys = FileSigningKeys.open(folder, new SecureRandom());
            assertThat(WholeLog.check(store, keys, LOG)).hasSizeGreaterThanOrEqualTo(KEYS);
            assertThat(store.keys(LOG, LogIndex.of(0), 2 * KEYS)).hasSize(KEYS);
            places.forEach((key, index) -> assertThat(store.findKey(LOG, key)).contains(index));
        }
    }

    private Process start(TestMongo mongo, int seed) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyedProcess.class.getName(),
                        mongo.uri(),
                        folder.toString(),
                        Integer.toString(KEYS),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Map<String, LogIndex> places(Process process) throws IOException {
        String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, LogIndex> places = new HashMap<>();
        lines.lines()
                .forEach(line -> {
                    int space = line.indexOf(' ');
                    LogIndex index = LogIndex.of(Long.parseLong(line.substring(0, space)));
                    places.put(line.substring(space + 1), index);
                });
        return places;
    }
}
