package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.server.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void itsStartsItsStopsAndOtherSettingsAreInTheSystemLog(@TempDir Path data) {
        TestServer.start(data).close();
        TestServer.start(data).close();
        String other = "worklog.server.limits.burst=17";
        try (TestServer server = TestServer.start(data, other)) {
            var log = server.bean(Worklog.class).log("system.default");
            try (var events = log.read(LogIndex.of(0))) {
                assertThat(events.map(one -> one.event().type().name()))
                        .filteredOn(type -> type.startsWith("server."))
                        .containsExactly(
                                "server.started",
                                "server.stopped",
                                "server.started",
                                "server.stopped",
                                "server.started",
                                "server.configured");
            }
        }
    }

    @Test
    void missingTablesStopAStartThatMayNotMakeThem(@TempDir Path data) {
        assertThatThrownBy(() -> TestServer.start(data, "worklog.server.database.migrate=false"))
                .hasStackTraceContaining("worklog.server.database.migrate=true");
    }
}
