package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpClient;
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
            try (TailReader follow = follow(log, last, "type=a.b")) {
                Thread more = Thread.ofVirtual().start(() -> record(5));
                last = follow.take(3, told);
                more.join();
            }
        }
        try (TailReader follow = follow(log, last, "type=a.b")) {
            follow.take(25 - told.size(), told);
        }
        assertThat(told).isSorted().doesNotHaveDuplicates().hasSize(25);
        assertThat(told.getLast()).isEqualTo(log.log().head().size().value() - 1);
    }

    @Test
    void withoutAPlaceItBeginsNow() throws Exception {
        record(3);
        try (TailReader follow = follow(log, null, "")) {
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
        try (TailReader follow = follow(log, -1L, "type=other")) {
            List<Long> told = new ArrayList<>();
            follow.take(1, told);
            assertThat(told).containsExactly(log.log().head().size().value() - 1);
        }
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThat(log.get("/tail?after=x").statusCode()).isEqualTo(422);
    }

    private static TailReader follow(TestLog log, Long last, String query) throws Exception {
        return TailReader.open(HTTP, SERVER, log, last, query);
    }

    private void record(int count) {
        for (int i = 0; i < count; i++) {
            var answer = log.post("/events", TestLog.event("a.b", "o-" + i, ""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }
}
