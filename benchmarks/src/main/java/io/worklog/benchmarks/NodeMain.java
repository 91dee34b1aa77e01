package io.worklog.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.file.FileSigningKeys;
import io.worklog.persistence.jooq.JooqLogStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** One node of {@link NodesBenchmark}, in a process of its own. */
final class NodeMain {
    private static final int EVENTS = 1_024;

    private NodeMain() {}

    /** Server, database, folder of keys, log, callers, seconds. */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource pool = BenchDatabase.of(args[0], args[1]);
                Worklog worklog =
                        Worklog.builder()
                                .store(JooqLogStore.builder(pool).open())
                                .keys(keys(Path.of(args[2])))
                                .open()) {
            AuditLog log = worklog.log(args[3]);
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            long before = cpuMillis();
            long count = append(log, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
            System.out.println("done " + count + " " + (cpuMillis() - before));
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** The keys that all nodes share. */
    static FileSigningKeys keys(Path folder) {
        return FileSigningKeys.open(folder, new SecureRandom());
    }

    private static long append(AuditLog log, int callers, int seconds) {
        AuditEvent[] events = new AuditEvent[EVENTS];
        long first = ProcessHandle.current().pid() * EVENTS;
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(first + i);
        }
        AtomicLong count = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < callers; c++) {
                var unused = pool.submit(() -> appendUntil(end, log, events, count));
            }
        }
        return count.get();
    }

    private static void appendUntil(long end, AuditLog log, AuditEvent[] events, AtomicLong count) {
        while (System.nanoTime() < end) {
            log.append(events[ThreadLocalRandom.current().nextInt(EVENTS)]);
            count.incrementAndGet();
        }
    }

    /** The numbers after a word, from the first line that begins with it. */
    static List<Long> await(BufferedReader lines, String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals(word)) {
                return Stream.of(words).skip(1).map(Long::valueOf).toList();
            }
        }
        throw new IllegalStateException("a node ended before it was " + word);
    }
}
