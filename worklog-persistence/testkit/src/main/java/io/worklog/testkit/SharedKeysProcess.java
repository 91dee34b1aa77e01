package io.worklog.testkit;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.file.FileSigningKeys;
import io.worklog.spi.LogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One of the processes of {@link SharedKeysExam}. It begins when it reads a line, and prints each
 * key with the place and id that all its threads were told.
 */
final class SharedKeysProcess {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    /** How often each key is recorded in one process. */
    private static final int REPEATS = 8;

    private SharedKeysProcess() {}

    static Process start(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx256m");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(SharedKeysProcess.class.getName());
        line.addAll(arguments);
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static StoreOpener opener(String className) throws ReflectiveOperationException {
        return (StoreOpener) Class.forName(className).getDeclaredConstructor().newInstance();
    }

    public static void main(String[] args) throws Exception {
        LogStore store = opener(args[0]).open(args[1]);
        FileSigningKeys keys = FileSigningKeys.open(Path.of(args[2]), new SecureRandom());
        int threads = Integer.parseInt(args[3]);
        int keyCount = Integer.parseInt(args[4]);
        Map<String, String> told = new ConcurrentHashMap<>();
        try (Worklog log = Worklog.builder().store(store).keys(keys).open()) {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody says when to begin");
            }
            record(log, threads, keyCount, told);
        }
        told.forEach((key, place) -> System.out.println(key + " " + place));
    }

    private static void record(Worklog log, int threads, int keys, Map<String, String> told)
            throws Exception {
        Queue<String> wanted = everyKeyOften(keys);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                done.add(pool.submit(() -> recordNext(log, wanted, told)));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private static Queue<String> everyKeyOften(int keys) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < keys * REPEATS; i++) {
            all.add("key-" + i % keys);
        }
        Collections.shuffle(all, new Random(ProcessHandle.current().pid()));
        return new ConcurrentLinkedQueue<>(all);
    }

    private static void recordNext(Worklog log, Queue<String> wanted, Map<String, String> told) {
        for (String key = wanted.poll(); key != null; key = wanted.poll()) {
            Receipt receipt = log.record(PAID).target(key).idempotencyKey(key).commit();
            String place = receipt.index() + " " + receipt.eventId();
            String before = told.putIfAbsent(key, place);
            if (before != null && !before.equals(place)) {
                throw new IllegalStateException(key + ": " + before + " and " + place);
            }
        }
    }
}
