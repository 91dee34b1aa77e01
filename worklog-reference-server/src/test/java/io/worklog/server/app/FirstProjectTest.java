package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.EventPage;
import io.worklog.Worklog;
import io.worklog.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A project is made, seen by its owner alone, and the first event of its own log. */
class FirstProjectTest {
    @Test
    void itsOwnerSeesItAndOthersDoNot() {
        TestServer server = TestServer.shared();
        var answer = server.post("default/alice", "/api/v1/projects", "{\"name\":\"桥梁\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = TestServer.json(answer).get("id").asString();
        String path = "/api/v1/projects/" + id;
        assertThat(server.get("default/alice", path).statusCode()).isEqualTo(200);
        assertThat(server.get("default/bob", path).statusCode()).isEqualTo(404);
        assertThat(server.get("other/alice", path).statusCode()).isEqualTo(404);
        assertThat(server.get("", path).statusCode()).isEqualTo(401);
        assertThat(firstEvent(server, id)).isEqualTo("project.created by alice");
    }

    /** Transactional events come into the log a moment after the commit. */
    private static String firstEvent(TestServer server, String id) {
        var log = server.bean(Worklog.class).log(id);
        log.awaitGrowth(io.worklog.log.TreeSize.of(0), Duration.ofSeconds(60));
        EventPage page = log.history("project", id);
        var event = page.events().getFirst().event();
        return event.type().name() + " by " + event.actor().id();
    }
}
