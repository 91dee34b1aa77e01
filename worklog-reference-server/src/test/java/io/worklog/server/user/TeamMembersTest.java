package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People belong to a project by a team: what the team may, they may, as long as they are in it. */
class TeamMembersTest {
    private static final TestServer SERVER = TestServer.shared();

    private final TestTenant tenant = TestTenant.create(SERVER);
    private final Browser lin = tenant.lin();
    private final String owner = tenant.caller("ann");
    private final String team = made(tenant.asAdministrator(), "/api/v1/teams");
    private final String project = made(owner, "/api/v1/projects");

    private static String made(String caller, String path) {
        var answer = SERVER.post(caller, path, "{\"name\":\"bridge\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.text(answer.body(), "id");
    }

    private String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private void change(String caller, String method, String path, String body) {
        HttpResponse<String> answer = SERVER.send(caller, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private void linIs(boolean in) {
        String member = "/api/v1/teams/" + team + "/members/" + tenant.member();
        change(tenant.asAdministrator(), in ? "PUT" : "DELETE", member, "");
    }

    private void teamIs(String role) {
        change(owner, "PUT", path("/teams/" + team), "{\"roles\":[\"" + role + "\"]}");
    }

    private int sees() {
        return lin.get(path("")).statusCode();
    }

    private int writes() {
        return lin.send("POST", path("/records"), "{\"title\":\"t\"}").statusCode();
    }

    @Test
    void theRolesOfTheTeamAreThoseOfItsPeople() {
        teamIs("READER");
        assertThat(sees()).as("not in the team").isEqualTo(404);
        linIs(true);
        assertThat(sees()).isEqualTo(200);
        assertThat(writes()).isEqualTo(403);
        teamIs("RECORDER");
        assertThat(writes()).isEqualTo(201);
        linIs(false);
        assertThat(sees()).isEqualTo(404);
        linIs(true);
        change(owner, "DELETE", path("/teams/" + team), "");
        assertThat(sees()).isEqualTo(404);
    }

    @Test
    void theTeamIsListedBesideThePeopleAndGoesWithItself() {
        linIs(true);
        teamIs("READER");
        JsonNode members = TestServer.json(SERVER.get(owner, path("/members")));
        assertThat(members.get("people")).hasSize(1);
        JsonNode listed = members.get("teams").get(0);
        assertThat(listed.get("id").asString()).isEqualTo(team);
        assertThat(listed.get("name").asString()).isEqualTo("bridge");
        assertThat(listed.get("roles").toString()).isEqualTo("[\"READER\"]");
        change(tenant.asAdministrator(), "DELETE", "/api/v1/teams/" + team, "");
        assertThat(sees()).isEqualTo(404);
    }
}
