package io.worklog.persistence.mongodb;

import io.worklog.Worklog;
import io.worklog.error.StoreUnavailableException;
import io.worklog.file.FileSigningKeys;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Records the same keys as its twin, with many threads, and prints where each of them is. */
final class KeyedProcess {
    static final String INSTALLATION = "twins.test";
    private static final int THREADS = 64;
    private static final int TRIES = 20;

    private KeyedProcess() {}

    /** Takes the URI, the folder of keys, how many keys to use and a seed. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int keys = Integer.parseInt(arguments[2]);
        List<String> order = new ArrayList<>(keys(keys));
        Collections.shuffle(order, new Random(Long.parseLong(arguments[3])));
        try (Worklog node = open(arguments[0], Path.of(arguments[1]));
                ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<String>> lines = new ArrayList<>();
            order.forEach(key -> lines.add(pool.submit(() -> record(node, key))));
            for (Future<String> line : lines) {
                out.println(line.get());
            }
        }
    }

    static Worklog open(String uri, Path keys) {
        return Worklog.builder()
                .store(MongoLogStore.open(uri, MongoOptions.defaults()))
                .keys(FileSigningKeys.open(keys, new SecureRandom()))
                .installation(INSTALLATION)
                .open();
    }

    /** Alike but for one letter's case, an accent, a space at the end or a picture. */
    static List<String> keys(int count) {
        List<String> endings = List.of("e", "E", "é", "e ", "e😀");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("key-" + i / endings.size() + "-" + endings.get(i % endings.size()));
        }
        return keys;
    }

    /** As every caller does that is told that the store is away: again, with the same key. */
    private static String record(Worklog node, String key) {
        for (int i = 1; ; i++) {
            try {
                var event = node.record(Callers.PAID).target(key.strip()).idempotencyKey(key);
                return event.commit().index() + " " + key;
            } catch (StoreUnavailableException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }
}
