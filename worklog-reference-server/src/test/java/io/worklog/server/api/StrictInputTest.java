package io.worklog.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that a lenient reader would guess at is refused. */
class StrictInputTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} x",
                "{\"name\":\"\\ud83d\"}",
                "\uFEFF{\"name\":\"a\"}",
                "{'name':'a'}",
                "{\"name\":\"a\",}",
                "{\"name\":NaN}",
                ""
            })
    void itIsRefused(String body) {
        HttpResponse<String> answer = post(body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-json");
    }

    @Test
    void utf8IsNotRepaired() {
        byte[] overlong = {'{', '"', 'n', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
        assertThat(post(overlong).statusCode()).isEqualTo(400);
    }

    @Test
    void tooMuchIsTooMuch() {
        String body = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(post(body.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(413);
    }

    @Test
    void deepIsTooDeep() {
        String body = "[".repeat(40) + "]".repeat(40);
        assertThat(post(body.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(byte[] body) {
        return server.send(
                server.request("default/stella", "/api/v1/projects")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }
}
