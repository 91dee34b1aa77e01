package io.worklog.server.record;

import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person sees of their work across projects. */
class MyWorkTest {
    private static final String WRITER = "default/r-wendy";
    private static final String DECIDER = "default/r-diana";
    private static Desk first;
    private static Desk second;

    @BeforeAll
    static void open() {
        first = Desk.open(TestServer.shared());
        second = Desk.open(TestServer.shared());
        for (Desk desk : new Desk[] {first, second}) {
            desk.member("r-wendy", "RECORDER");
            desk.member("r-diana", "APPROVER\",\"RECORDER");
        }
        ok(first.create(WRITER, "{\"title\":\"draft\",\"date\":\"2026-03-02\",\"minutes\":90}"));
        ok(second.create(WRITER, "{\"title\":\"other\",\"date\":\"2026-02-01\",\"minutes\":5}"));
        String sent = Desk.id(second.create(WRITER, "{\"title\":\"sent\",\"minutes\":5}"));
        ok(second.step(WRITER, second.path + "/records/" + sent, "submit", "{}"));
    }

    private static JsonNode work(String caller) {
        return ok(TestServer.shared().get(caller, "/api/v1/me/work?today=2026-03-08"));
    }

    @Test
    void anAuthorSeesOpenRecordsOfAllProjectsAndTheirDays() {
        JsonNode work = work(WRITER);
        assertThat(work.get("open")).hasSize(2);
        assertThat(work.get("open").get(0).get("record").get("title").asString())
                .as("the one that was changed last")
                .isEqualTo("other");
        assertThat(work.get("counts").get("SUBMITTED").asInt()).isOne();
        assertThat(work.get("waitingCount").asInt()).isZero();
        assertThat(work.get("days")).hasSize(1);
        assertThat(work.get("days").get(0).get("minutes").asInt()).isEqualTo(90);
        assertThat(work.get("projects").get(0).get("id").asString()).isEqualTo(second.project);
        assertThat(work.get("projects").get(0).get("mayWrite").asBoolean()).isTrue();
        assertThat(work.get("projects").get(0).get("mayApprove").asBoolean()).isFalse();
    }

    @Test
    void anApproverSeesWhatOthersSent() {
        JsonNode work = work(DECIDER);
        assertThat(work.get("waitingCount").asInt()).isOne();
        assertThat(work.get("waiting").get(0).get("project").asString()).isEqualTo(second.project);
        assertThat(work.get("open")).isEmpty();
    }

    @Test
    void nobodySeesWhatTheyAreNoMemberOf() {
        assertThat(work("default/r-stranger").get("projects")).isEmpty();
        assertThat(work("other-tenant/r-wendy").get("open")).isEmpty();
        JsonNode auditor = work("default/r-wendy/AUDITOR");
        assertThat(auditor.get("projects")).as("a system role has no memberships").isEmpty();
        assertThat(auditor.get("open")).isEmpty();
    }
}
