package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.server.testing.TestServer;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two servers over one database: what is sent to one is told by a tail at the other, in its order
 * and once, with the Redis that carries the signals and without it; and what many send at once to
 * both under one key happens once.
 */
@ExtendWith(ServersExtension.class)
class TwoNodesTest {
    private static final int ROUND = 25;
    private static final int CALLERS = 16;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String own = "two" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void twoAreAsOne(DatabaseKind kind, TestServers servers) throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase();
                TcpFaultProxy proxy = TcpFaultProxy.before(servers.redis().address());
                TestServer a =
                        TestServer.start(
                                folder.resolve("a"),
                                settings(database, "a", servers.redis().address().getPort()));
                TestServer b =
                        TestServer.start(
                                folder.resolve("b"),
                                settings(database, "b", proxy.address().getPort()))) {
            aTailAtOneTellsWhatTheOtherGets(a, b, proxy);
            oneKeyMakesOneRecord(a, b);
            oneKeyMakesOneEvent(a, b);
        }
    }

    private void aTailAtOneTellsWhatTheOtherGets(TestServer a, TestServer b, TcpFaultProxy proxy)
            throws Exception {
        TestLog log = TestLog.of(a);
        long first = log.log().head().size().value();
        List<Long> told = new ArrayList<>();
        try (TailReader tail = TailReader.open(http, b, log, null, "type=order.paid")) {
            tail.awaitBeat();
            toldInOrder(tail, told, log);
            proxy.refuse();
            proxy.cut();
            toldInOrder(tail, told, log);
        }
        proxy.admit();
        try (TailReader again = TailReader.open(http, b, log, told.getLast(), "type=order.paid")) {
            toldInOrder(again, told, log);
        }
        List<Long> indices =
                LongStream.range(first, log.log().head().size().value())
                        .filter(index -> isOrder(log, index))
                        .boxed()
                        .toList();
        assertThat(indices).hasSize(3 * ROUND);
        assertThat(told).isEqualTo(indices);
    }

    private static void oneKeyMakesOneRecord(TestServer a, TestServer b) throws Exception {
        TestLog log = TestLog.of(a);
        var answers =
                atOnce(
                        a,
                        b,
                        server ->
                                server.request(TestLog.RECORDER, log.path("/records"))
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", "once")
                                        .POST(BodyPublishers.ofString("{\"title\":\"一次\"}")));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.statusCode()).as(answer.body()).isIn(201, 409))
                .anyMatch(answer -> answer.statusCode() == 201);
        assertThat(ids(answers)).hasSize(1);
        assertThat(log.json("/records").get("items")).hasSize(1);
        awaitEntries(log, "record.created");
        assertThat(log.json("/events?type=record.created").get("items")).hasSize(1);
    }

    /** Transactional events come into the log a moment after the commit. */
    private static void awaitEntries(TestLog log, String type) {
        TreeSize size = log.log().head().size();
        while (log.json("/events?type=" + type).get("items").isEmpty()) {
            TreeSize grown = log.log().awaitGrowth(size, LONG);
            assertThat(grown.value()).as("it came").isGreaterThan(size.value());
            size = grown;
        }
    }

    private static void oneKeyMakesOneEvent(TestServer a, TestServer b) throws Exception {
        TestLog log = TestLog.of(a);
        var answers =
                atOnce(
                        a,
                        b,
                        server ->
                                server.request(TestLog.RECORDER, log.path("/events"))
                                        .header("X-Test-Key", "key_app")
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", "paid-7")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        TestLog.event("order.paid", "7", ""))));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(ids(answers)).hasSize(1);
        assertThat(log.json("/events?type=order.paid").get("items")).hasSize(1);
    }

    /** The same request sixteen times, half of them to each server. */
    private static List<HttpResponse<String>> atOnce(
            TestServer a, TestServer b, Function<TestServer, HttpRequest.Builder> request)
            throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            TestServer to = i % 2 == 0 ? a : b;
            calls.add(() -> {
                start.await();
                return to.send(request.apply(to));
            });
        }
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : pool.invokeAll(calls)) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static Set<String> ids(List<HttpResponse<String>> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> TestServer.text(answer.body(), "id"))
                .collect(Collectors.toSet());
    }

    private static boolean isOrder(TestLog log, long index) {
        var entry = log.log().entry(LogIndex.of(index)).orElseThrow();
        return entry.event().type().name().equals("order.paid");
    }

    /** Sends while the tail is read. */
    private static void toldInOrder(TailReader tail, List<Long> told, TestLog log)
            throws Exception {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(log));
        tail.take(ROUND, told);
        sent.get();
    }

    private static void send(TestLog log) {
        for (int i = 0; i < ROUND; i++) {
            var answer = log.post("/events", TestLog.event("order.paid", "o-" + i, ""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    /** A folder of its own, in which the folder of keys is everybody's. */
    private Path withSharedKeys(Path log) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.createSymbolicLink(Files.createDirectories(log).resolve("keys"), keys);
        return log;
    }

    private String[] settings(TestDatabase database, String node, int redis) throws IOException {
        return new String[] {
            "worklog.store=jdbc",
            "worklog.weak-settings=degrade",
            "worklog.installation=" + own,
            "worklog.directory=" + withSharedKeys(folder.resolve("log-" + node)),
            "worklog.server.job.folder=" + folder.resolve("jobs"),
            "worklog.server.vault.key-file=" + folder.resolve("vault.keys"),
            "worklog.server.redis.url=redis://127.0.0.1:" + redis,
            "worklog.server.database.url=" + database.url(),
            "worklog.server.database.username=" + database.server().user(),
            "worklog.server.database.password=" + database.server().password()
        };
    }
}
