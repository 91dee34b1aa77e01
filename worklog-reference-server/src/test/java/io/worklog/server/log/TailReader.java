package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection to a live tail. */
final class TailReader implements AutoCloseable {
    private final BufferedReader in;

    private TailReader(BufferedReader in) {
        this.in = in;
    }

    /**
     * Follows a log at any server that has it.
     *
     * @param last what was seen; null to begin now
     */
    static TailReader open(HttpClient http, TestServer server, TestLog log, Long last, String query)
            throws Exception {
        var request = server.request(TestLog.READER, log.path("/tail?" + query));
        if (last != null) {
            request.header("Last-Event-ID", last.toString());
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        return new TailReader(
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
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
