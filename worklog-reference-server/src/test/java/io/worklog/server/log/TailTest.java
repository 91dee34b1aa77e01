package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A live tail tells every event once and in order, over as many connections as it takes. */
class TailTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestLog log = TestLog.of(SERVER);

    @Test
    void nothingIsMissedOrToldTwiceAcrossConnections() throws Exception {
        List<Long> told = new ArrayList<>();
        long last = -1;
        record(5);
        for (int turn = 0; turn < 4; turn++) {
            try (Follow follow = new Follow(log, last, "type=a.b")) {
                Thread more = Thread.ofVirtual().start(() -> record(5));
                last = follow.take(3, told);
                more.join();
            }
        }
        try (Follow follow = new Follow(log, last, "type=a.b")) {
            follow.take(25 - told.size(), told);
        }
        assertThat(told).isSorted().doesNotHaveDuplicates().hasSize(25);
        assertThat(told.getLast()).isEqualTo(log.log().head().size().value() - 1);
    }

    @Test
    void withoutAPlaceItBeginsNow() throws Exception {
        record(3);
        try (Follow follow = new Follow(log, null, "")) {
            follow.awaitBeat();
            record(1);
            List<Long> told = new ArrayList<>();
            follow.take(1, told);
            assertThat(told).containsExactly(log.log().head().size().value() - 1);
        }
    }

    @Test
    void aFilterLeavesOutButThePlaceGoesOn() throws Exception {
        record(2);
        log.post("/events", TestLog.event("other", "o", ""));
        try (Follow follow = new Follow(log, -1L, "type=other")) {
            List<Long> told = new ArrayList<>();
            follow.take(1, told);
            assertThat(told).containsExactly(log.log().head().size().value() - 1);
        }
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThat(log.get("/tail?after=x").statusCode()).isEqualTo(422);
    }

    private void record(int count) {
        for (int i = 0; i < count; i++) {
            var answer = log.post("/events", TestLog.event("a.b", "o-" + i, ""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    /** One connection. */
    private static final class Follow implements AutoCloseable {
        private final BufferedReader in;

        Follow(TestLog log, Long last, String query) throws Exception {
            var request = SERVER.request(TestLog.READER, log.path("/tail?" + query));
            if (last != null) {
                request.header("Last-Event-ID", last.toString());
            }
            HttpResponse<java.io.InputStream> answer =
                    HTTP.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        void awaitBeat() throws IOException {
            while (!in.readLine().startsWith(": beat")) {
                // The first message says that the tail is open.
            }
        }

        /** Takes so many events; returns the last place told. */
        long take(int count, List<Long> told) throws IOException {
            long place = -1;
            int taken = 0;
            while (taken < count) {
                String line = in.readLine();
                assertThat(line).as("the tail ended").isNotNull();
                if (line.startsWith("id: ")) {
                    place = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: event")) {
                    assertThat(in.readLine()).startsWith("data: {\"index\":" + place + ",");
                    told.add(place);
                    taken++;
                }
            }
            return place;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
