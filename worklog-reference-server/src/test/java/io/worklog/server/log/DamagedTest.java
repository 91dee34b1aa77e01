package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Bytes of a log are altered on its disk: whoever asks for the entry is told so, lists name it in
 * their damage and show all others.
 */
class DamagedTest {
    private static final String ALL = "/events?type=order.paid&order=oldest";

    private static TestLog log;
    private static final List<JsonNode> RECEIPTS = new ArrayList<>();

    @BeforeAll
    static void recordAndAlter() throws IOException {
        log = TestLog.of(TestServer.shared());
        RECEIPTS.clear();
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String more = ",\"correlationId\":\"dmg\",\"changes\":[{\"path\":\"n\",\"new\":1}]";
            batch.append(i == 0 ? "[" : ",").append(TestLog.event("order.paid", "dmg-" + i, more));
        }
        record(log.post("/events/batch", batch.append(']').toString()));
        // Each of these is written alone, in a frame of its own.
        record(log.post("/events", TestLog.event("order.paid", "dmg-8", "")));
        record(log.post("/events", TestLog.event("order.paid", "dmg-9", "")));
        assertThat(log.json(ALL).get("items")).hasSize(10);
        log.log().seal();
        alter("\"id\":\"dmg-3\"", "\"id\":\"dmg-3}");
        alter("\"id\":\"dmg-8\"", "\"id\":\"dmg-7\"");
        alter("\"id\":\"dmg-5\"", "\"id\":\"dmg-6\"");
    }

    private static void record(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode body = TestServer.json(answer);
        if (body.has("items")) {
            body.get("items").forEach(item -> RECEIPTS.add(item.get("receipt")));
        } else {
            RECEIPTS.add(body);
        }
    }

    private static void alter(String from, String to) throws IOException {
        Path folder = TestServer.shared().data().resolve("log/logs/" + log.id() + "/segments");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                int at = bytes.indexOf(from);
                if (at >= 0) {
                    try (var out = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                        out.position(at).write(ByteBuffer.wrap(TestLog.utf8(to)));
                    }
                    return;
                }
            }
        }
        throw new IllegalStateException(from + " is nowhere in " + folder);
    }

    private static long index(int event) {
        return RECEIPTS.get(event).get("index").asLong();
    }

    private static String id(int event) {
        return RECEIPTS.get(event).get("id").asString();
    }

    private static void isDamaged(String path, int event) {
        HttpResponse<String> answer = log.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(409);
        JsonNode problem = TestServer.json(answer);
        assertThat(problem.get("code").asString()).isEqualTo("entry-damaged");
        assertThat(problem.get("detail").asString()).isEqualTo("entry " + index(event));
        assertThat(answer.body()).doesNotContain("segments", "dmg-");
    }

    @Test
    void theEntryItselfIsAProblemWithACodeByIndexAndById() {
        for (int event : new int[] {3, 5, 8}) {
            isDamaged("/events/" + index(event), event);
            isDamaged("/events/" + index(event) + "/raw", event);
            isDamaged("/events/" + index(event) + "/related", event);
            isDamaged("/proofs/" + index(event) + "/openings", event);
        }
        isDamaged("/events/" + id(3), 3);
        isDamaged("/events/" + id(5), 5);
        // Of several that cannot be read, nobody knows which one had the id.
        assertThat(log.get("/events/" + id(8)).body()).contains("entry-damaged");
        isDamaged("/events/state?targetType=order&targetId=dmg-3", 3);
    }

    @Test
    void theProblemSaysWhatToDoInBothLanguages() {
        assertThat(problem("zh-CN")).contains("校验", "恢复");
        assertThat(problem("en")).contains("Verify", "restore");
    }

    private static String problem(String language) {
        TestServer server = TestServer.shared();
        String path = log.path("/events/" + index(3));
        var request = server.request(TestLog.READER, path).header("Accept-Language", language);
        return server.send(request.GET()).body();
    }

    @Test
    void othersAreFoundByIndexAndById() {
        for (int event : new int[] {0, 2, 4, 7, 9}) {
            assertThat(log.json("/events/" + index(event)).get("id").asString())
                    .isEqualTo(id(event));
            assertThat(log.json("/events/" + id(event)).get("index").asLong())
                    .isEqualTo(index(event));
        }
        // Whether an event was there cannot be told while an entry where it would be is damaged.
        String unknown = id(0).substring(0, 19) + "8000-000000000000";
        assertThat(log.get("/events/" + unknown).statusCode()).isEqualTo(409);
    }

    @Test
    void aListNamesWhatItCannotShowInEitherOrderAndOnEveryPage() {
        JsonNode oldest = log.json(ALL);
        assertThat(numbers(oldest)).containsExactly(index(3), index(8));
        assertThat(oldest.get("items")).hasSize(8);
        assertThat(oldest.get("total").get("value").asLong()).isEqualTo(10);
        assertThat(numbers(log.json("/events?type=order.paid")))
                .containsExactly(index(8), index(3));
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = log.json(ALL + "&limit=1" + cursor);
            page.get("items").forEach(item -> seen.add(item.get("index").asLong()));
            seen.addAll(numbers(page));
            JsonNode next = page.get("next");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(10).isSorted();
    }

    @Test
    void historyOperationAndCountsGoOnWithoutIt() {
        JsonNode timeline = log.json("/events/timeline?targetType=order&targetId=dmg-3");
        assertThat(timeline.get("items")).isEmpty();
        assertThat(numbers(timeline)).containsExactly(index(3));
        JsonNode related = log.json("/events/" + index(0) + "/related");
        assertThat(numbers(related)).containsExactly(index(3));
        assertThat(related.get("roots")).isNotEmpty();
        assertThat(log.get("/events/histogram?type=order.paid").statusCode()).isEqualTo(200);
    }

    @Test
    void theLiveTailEndsThereAndSaysWhy() {
        String after = Long.toString(index(0));
        HttpResponse<String> told = log.get("/tail?after=" + after);
        assertThat(told.body()).endsWith("event: end\ndata: {\"reason\":\"damaged\"}\n\n");
    }

    @Test
    void verifyingIsNotGoodAndNamesEach() {
        var report = log.log().verify();
        assertThat(report.good()).isFalse();
        assertThat(report.faults().stream().map(fault -> fault.index().value()))
                .contains(index(3), index(5), index(8));
    }

    private static List<Long> numbers(JsonNode page) {
        return page.get("damaged").valueStream().map(JsonNode::asLong).toList();
    }
}
