package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.server.testing.TestServer;
import org.junit.jupiter.api.Test;

/** The server starts with nothing but an empty folder. */
class ServerStartTest {
    @Test
    void itAnswersWithProblems() {
        TestServer server = TestServer.shared();
        var answer = server.get("", "/api/v1/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(TestServer.json(answer).get("code").asString()).isEqualTo("not-found");
    }

    @Test
    void itsLogIsInTheDataFolder() {
        TestServer server = TestServer.shared();
        server.bean(Worklog.class).seal();
        assertThat(server.data().resolve("log")).isDirectory();
        assertThat(server.data().resolve("worklog.db")).isRegularFile();
    }
}
