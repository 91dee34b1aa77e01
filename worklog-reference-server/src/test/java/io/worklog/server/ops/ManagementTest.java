package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The port for operators, on a server that runs. */
class ManagementTest {
    private final TestServer server = TestServer.shared();

    @Test
    void aServerThatRunsIsAliveStartedAndReady() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/startupz").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/readyz/write");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ready.statusCode() != 200 && System.nanoTime() < end) {
            ready = get("/readyz/write");
        }
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    @Test
    void statusSaysWhatTheServerIs() throws Exception {
        var status = TestServer.json(get("/status"));
        assertThat(status.get("phase").asString()).isEqualTo("running");
        assertThat(status.get("java").asString()).isNotEmpty();
        assertThat(status.has("schema")).isTrue();
    }

    @Test
    void metricsAreForPrometheus() throws Exception {
        assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes", "worklog_");
    }

    @Test
    void theUsersPortHasNoneOfIt() {
        assertThat(server.get("", "/livez").statusCode()).isEqualTo(404);
        assertThat(server.get("", "/status").statusCode()).isEqualTo(404);
        assertThat(server.get("", "/actuator").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        int port = server.bean(ManagementServer.class).port();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
