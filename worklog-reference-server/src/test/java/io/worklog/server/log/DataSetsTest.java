package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.server.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every real data set goes through the interface whole, from eight clients at once. */
class DataSetsTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final int CLIENTS = 8;
    private static final int BATCH = 100;

    @ParameterizedTest
    @CsvSource({
        "aws-cloudtrail, aws-cloudtrail, 2900, AssumeRole",
        "aws-cloudtrail-detonations, aws-cloudtrail-detonations, 310, iam",
        "github-events, github-events, 800, main",
        "kubernetes-audit, kubernetes-audit, 112, pods",
        "git-alibaba-nacos, git, 5499, 修复",
        "git-macrozheng-mall, git, 1073, 添加",
    })
    void everyEventIsThereOnceAndFound(String set, String mapping, int count, String word)
            throws Exception {
        DataSet data = DataSet.of(set, mapping);
        assertThat(data.lines()).hasSize(count);
        TestLog log = TestLog.of(SERVER);
        long before = log.log().head().size().value();
        sendAll(log, data.lines());
        sendAll(log, data.lines().subList(0, Math.min(BATCH, count)));

        Set<String> sent =
                data.events().stream().map(AuditEvent::idempotencyKey).collect(Collectors.toSet());
        assertThat(keys(log)).isEqualTo(sent).hasSize(count);
        assertThat(log.log().head().size().value() - before).isBetween((long) count, count + 1L);
        searchesAsTheLibraryDoes(log, word);
        timelineIsWhole(log, data.events());
        assertThat(log.log().verify(true, (done, total) -> {}).good()).isTrue();
    }

    private static void sendAll(TestLog log, List<String> lines) throws Exception {
        List<List<String>> batches =
                IntStream.iterate(0, i -> i < lines.size(), i -> i + BATCH)
                        .mapToObj(i -> lines.subList(i, Math.min(lines.size(), i + BATCH)))
                        .toList();
        var todo = new ConcurrentLinkedQueue<>(batches);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> done =
                    IntStream.range(0, CLIENTS)
                            .<Future<?>>mapToObj(i -> clients.submit(() -> send(log, todo)))
                            .toList();
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private static void send(TestLog log, ConcurrentLinkedQueue<List<String>> todo) {
        for (List<String> batch = todo.poll(); batch != null; batch = todo.poll()) {
            var answer =
                    SERVER.send(
                            log.byKey("/events/batch")
                                    .setHeader("Content-Type", "application/x-ndjson")
                                    .POST(BodyPublishers.ofString(String.join("\n", batch))));
            assertThat(refused(answer.body())).isEmpty();
            assertThat(answer.statusCode()).isEqualTo(201);
        }
    }

    private static List<String> refused(String answer) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(answer)
                .get("items")
                .valueStream()
                .filter(item -> !item.get("problem").isNull())
                .map(item -> item.get("problem").toString())
                .toList();
    }

    private static Set<String> keys(TestLog log) {
        Set<String> keys = new HashSet<>();
        try (var events = log.log().read(io.worklog.log.LogIndex.of(0))) {
            events.map(event -> event.event())
                    .filter(event -> event.metadata().containsKey("worklog.sentWith"))
                    .forEach(event -> assertThat(keys.add(event.idempotencyKey())).isTrue());
        }
        return keys;
    }

    /** The interface answers as the meaning of a query says, event by event. */
    private static void searchesAsTheLibraryDoes(TestLog log, String word) {
        JsonNode page =
                log.json("/events?limit=1&text=" + URLEncoder.encode(word, StandardCharsets.UTF_8));
        var query = io.worklog.query.EventQuery.of(log.log().id()).text(word).build();
        var meant = io.worklog.query.EventMatcher.of(query);
        try (var events = log.log().read(io.worklog.log.LogIndex.of(0))) {
            long wanted = events.filter(event -> meant.test(event.event())).count();
            assertThat(page.get("total").get("value").asLong()).isEqualTo(wanted).isPositive();
        }
    }

    private static void timelineIsWhole(TestLog log, List<AuditEvent> events) {
        Target one = events.get(events.size() / 2).targets().get(0);
        long wanted =
                events.stream()
                        .filter(event ->
                                event.targets().stream()
                                        .anyMatch(each ->
                                                each.type().equals(one.type())
                                                        && each.id().equals(one.id())))
                        .count();
        JsonNode line =
                log.json(
                        "/events/timeline?limit=1&targetType="
                                + URLEncoder.encode(one.type(), StandardCharsets.UTF_8)
                                + "&targetId="
                                + URLEncoder.encode(one.id(), StandardCharsets.UTF_8));
        assertThat(line.get("total").get("value").asLong()).isEqualTo(wanted);
    }
}
