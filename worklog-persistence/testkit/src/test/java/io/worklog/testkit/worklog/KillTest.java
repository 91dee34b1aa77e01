package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.testkit.WholeLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that records as fast as it can, again and again: every receipt it printed must be
 * there afterwards, once, at its index. {@code -Dworklog.test.kills=100} for the long run.
 */
@Timeout(1_800)
class KillTest {
    private static final LogId LOG = LogId.of("default");
    private static final int KILLS = Integer.getInteger("worklog.test.kills", 5);
    private static final int CALLERS = 16;

    @TempDir Path folder;

    @Test
    void nothingAcknowledgedIsLostOrDoubledByKills() throws Exception {
        Random random = new Random(7);
        Map<Long, UUID> acknowledged = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.putAll(runAndKill(1 + random.nextInt(400)));
            check(acknowledged);
        }
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(KILLS);
    }

    /**
     * Lets a child print that many receipts, then kills it; what is in the pipe counts too, so the
     * pipe must not be closed by the killing.
     */
    private Map<Long, UUID> runAndKill(int receipts) throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Map<Long, UUID> acknowledged = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 3 && parts[2].equals(".")) {
                    acknowledged.put(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
                }
                if (acknowledged.size() == receipts) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(receipts);
        return acknowledged;
    }

    private void check(Map<Long, UUID> acknowledged) {
        try (Worklog log = Worklog.open(folder)) {
            assertThat(log.entry(LogIndex.of(0))).isPresent();
            assertThat(log.health().healthy()).isTrue();
        }
        try (FileLogStore store = FileLogStore.open(folder, FileLogOptions.defaults())) {
            FileSigningKeys keys = FileSigningKeys.open(folder, new SecureRandom());
            List<UUID> kept = WholeLog.check(store, keys, LOG);
            acknowledged.forEach(
                    (index, id) -> assertThat(kept.get(index.intValue())).isEqualTo(id));
        }
    }

    /** Records until it is killed and prints each receipt once it has it. */
    static final class Child {
        private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            Worklog log =
                    Worklog.builder()
                            .directory(Path.of(args[0]))
                            .checkpointInterval(Duration.ofMillis(50))
                            .open();
            PrintStream out = System.out;
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofVirtual().start(() -> recordForEver(log, out)));
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }

        private static void recordForEver(Worklog log, PrintStream out) {
            while (true) {
                String key = UUID.randomUUID().toString();
                Receipt receipt = log.record(PAID).target("order").idempotencyKey(key).commit();
                out.println(receipt.index() + " " + receipt.eventId() + " .");
            }
        }
    }
}
