package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
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
import java.util.HashMap;
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
 * there afterwards, once, at its index, and before it what the same thread had handed over in the
 * background by then. {@code -Dworklog.test.kills=100} for the long run.
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
        Map<Long, Acknowledged> acknowledged = new TreeMap<>();
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
    private Map<Long, Acknowledged> runAndKill(int receipts)
            throws IOException, InterruptedException {
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
        Map<Long, Acknowledged> acknowledged = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 4 && parts[3].equals(".")) {
                    acknowledged.put(
                            Long.parseLong(parts[0]),
                            new Acknowledged(UUID.fromString(parts[1]), UUID.fromString(parts[2])));
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

    private void check(Map<Long, Acknowledged> acknowledged) {
        try (Worklog log = Worklog.open(folder)) {
            assertThat(log.entry(LogIndex.of(0))).isPresent();
            assertThat(log.health().healthy()).isTrue();
        }
        try (FileLogStore store = FileLogStore.open(folder, FileLogOptions.defaults())) {
            FileSigningKeys keys = FileSigningKeys.open(folder, new SecureRandom());
            List<UUID> kept = WholeLog.check(store, keys, LOG);
            Map<UUID, Integer> places = new HashMap<>();
            kept.forEach(id -> places.put(id, places.size()));
            acknowledged.forEach((index, ids) -> {
                assertThat(kept.get(index.intValue())).isEqualTo(ids.durable());
                assertThat(places.get(ids.handedOver())).isNotNull().isLessThan(index.intValue());
            });
        }
    }

    /** The event a receipt is for, and the one that its thread had handed over just before. */
    private record Acknowledged(UUID durable, UUID handedOver) {}

    /** Records until it is killed and prints each receipt once it has it. */
    static final class Child {
        private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
        private static final EventType<Object> SEEN =
                EventType.named("order.seen").target("order").delivery(Delivery.BACKGROUND);

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
                UUID seen = log.record(SEEN).target("order").commit().eventId();
                Receipt receipt = log.record(PAID).target("order").idempotencyKey(key).commit();
                out.println(receipt.index() + " " + receipt.eventId() + " " + seen + " .");
            }
        }
    }
}
