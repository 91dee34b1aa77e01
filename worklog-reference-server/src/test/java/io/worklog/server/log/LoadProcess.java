package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.UuidV7;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is measured, in a process of its own so that its processor time is its own: {@code server}
 * starts the whole server and says where it is; {@code library <callers> <events>} appends the same
 * events without it. It ends when its input does.
 */
final class LoadProcess {
    private LoadProcess() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("server")) {
            serve(Arrays.copyOfRange(args, 1, args.length));
        } else {
            append(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
    }

    private static void serve(String... settings) throws IOException {
        try (TestServer server = TestServer.start(settings)) {
            TestLog log = TestLog.of(server);
            System.out.println("ready " + server.url() + " " + log.id());
            while (System.in.read() >= 0) {
                System.out.println("size " + log.log().head().size());
            }
        }
    }

    private static void append(int callers, int events) throws Exception {
        Path folder = Files.createTempDirectory("worklog-load");
        try (Worklog worklog =
                Worklog.builder()
                        .directory(folder)
                        .index(() ->
                                LuceneEventIndex.open(
                                        folder.resolve("index"), LuceneIndexOptions.defaults()))
                        .open()) {
            AuditLog log = worklog.log("load");
            run(log, callers, events / 10);
            System.out.println("ready");
            System.in.read();
            long start = System.nanoTime();
            run(log, callers, events);
            System.out.println("took " + (System.nanoTime() - start));
            System.in.read();
        }
    }

    private static void run(AuditLog log, int callers, int events) throws InterruptedException {
        UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
        AtomicLong left = new AtomicLong(events);
        CountDownLatch done = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        for (long n = left.decrementAndGet(); n >= 0; n = left.decrementAndGet()) {
                            AuditEvent event = LoadEvents.event(ids.next(), n);
                            log.append(EventType.named("order.paid"), event);
                        }
                        done.countDown();
                    });
        }
        done.await();
    }
}
