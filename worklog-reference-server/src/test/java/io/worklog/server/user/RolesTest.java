package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Separation of duties 三员: who gives which role to whom. */
class RolesTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String PASSWORD = "seventeen paper boats";

    private TestTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = TestTenant.create(SERVER);
    }

    private HttpResponse<String> first(String user, String role) {
        return SERVER.post(
                tenant.asAdministrator(),
                "/api/v1/roles/first",
                "{\"user\":\"%s\",\"role\":\"%s\",\"reason\":\"set-up\"}".formatted(user, role));
    }

    private HttpResponse<String> change(String caller, String user, String role) {
        return SERVER.send(
                caller,
                "PUT",
                "/api/v1/roles/" + user,
                "{\"role\":%s,\"reason\":\"duty\"}".formatted(role));
    }

    @Test
    void anAdministratorAppointsTheFirstOfficerAndAuditorOnly() {
        String officer = tenant.person("officer", PASSWORD);
        String second = tenant.person("second", PASSWORD);
        assertThat(first(second, "ADMINISTRATOR").body()).contains("role-not-first");
        assertThat(first(officer, "SECURITY_OFFICER").statusCode()).isEqualTo(200);
        assertThat(first(second, "SECURITY_OFFICER").body()).contains("role-not-first");
        assertThat(first(officer, "AUDITOR").body()).as("nobody has two").contains("role-held");
        assertThat(change(tenant.asAdministrator(), second, "\"AUDITOR\"").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anOfficerGivesAndTakesRolesButNotTheirOwn() {
        String officer = tenant.person("officer", PASSWORD);
        String second = tenant.person("second", PASSWORD);
        first(officer, "SECURITY_OFFICER");
        String caller = tenant.caller(officer) + "/SECURITY_OFFICER";
        assertThat(change(caller, officer, "null").body()).contains("own-account");
        assertThat(change(caller, tenant.administrator(), "null").body())
                .contains("last-administrator");
        assertThat(change(caller, second, "\"ADMINISTRATOR\"").statusCode()).isEqualTo(200);
        assertThat(change(caller, second, "\"AUDITOR\"").body()).contains("role-held");
        assertThat(change(caller, tenant.administrator(), "null").statusCode()).isEqualTo(200);
        assertThat(change(caller, second, "null").body()).contains("last-administrator");
    }

    @Test
    void theLastAdministratorIsNotDisabled() {
        String second = tenant.person("second", PASSWORD);
        String path = "/api/v1/users/" + tenant.administrator() + "/disable";
        String caller = tenant.caller(second) + "/ADMINISTRATOR";
        assertThat(SERVER.post(caller, path, "{\"reason\":\"x\"}").body())
                .contains("last-administrator");
        assertThat(SERVER.post(tenant.asAdministrator(), path, "{\"reason\":\"x\"}").body())
                .contains("own-account");
    }

    @Test
    void aRoleHoldsAtTheNextRequest() {
        String officer = tenant.person("officer", PASSWORD);
        Browser browser = new Browser(SERVER);
        browser.logIn(tenant.id(), "officer", PASSWORD);
        assertThat(browser.get("/api/v1/me").body()).doesNotContain("role-manage");
        first(officer, "SECURITY_OFFICER");
        assertThat(browser.get("/api/v1/me").body())
                .contains("role-manage")
                .doesNotContain("project-create");
    }

    @Test
    void onlyTheFirstTenantMakesTenants() {
        assertThat(SERVER.get(tenant.asAdministrator(), "/api/v1/tenants").statusCode())
                .isEqualTo(403);
        String first = "default/boss/ADMINISTRATOR";
        String path = "/api/v1/tenants/" + tenant.id();
        Browser lin = tenant.lin();
        assertThat(SERVER.post(first, path + "/setup-link", "").statusCode()).isEqualTo(410);
        assertThat(
                        SERVER.post(first, "/api/v1/tenants/default/disable", "{\"reason\":\"x\"}")
                                .statusCode())
                .isEqualTo(409);
        SERVER.post(first, path + "/disable", "{\"reason\":\"unpaid\"}");
        assertThat(lin.get("/api/v1/me").statusCode()).isEqualTo(401);
        SERVER.post(first, path + "/enable", "{\"reason\":\"paid\"}");
        assertThat(lin.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aTeamIsAMemberForEverybodyInItAndNoLonger() {
        String admin = tenant.asAdministrator();
        String owner = tenant.caller("olga");
        String lin = tenant.caller(tenant.member());
        var made = SERVER.post(owner, "/api/v1/projects", "{\"name\":\"桥\"}");
        String project = "/api/v1/projects/" + TestServer.text(made.body(), "id");
        String team =
                TestServer.text(
                        SERVER.post(admin, "/api/v1/teams", "{\"name\":\"质检\"}").body(), "id");
        String path = "/api/v1/teams/" + team + "/members/" + tenant.member();
        SERVER.send(admin, "PUT", path, "");
        assertThat(SERVER.get(lin, project).statusCode()).isEqualTo(404);
        String readers = "{\"roles\":[\"READER\"]}";
        var joined = SERVER.send(owner, "PUT", project + "/teams/" + team, readers);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(SERVER.get(lin, project).statusCode()).isEqualTo(200);
        assertThat(SERVER.post(lin, project + "/events", "{}").statusCode()).isEqualTo(403);
        assertThat(SERVER.get(owner, project + "/members").body()).contains(team);
        SERVER.send(admin, "DELETE", path, "");
        assertThat(SERVER.get(lin, project).statusCode()).isEqualTo(404);
    }

    @Test
    void teamsHaveMembersOfTheirTenantOnly() {
        String admin = tenant.asAdministrator();
        var made = SERVER.post(admin, "/api/v1/teams", "{\"name\":\"质检\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String team = "/api/v1/teams/" + TestServer.text(made.body(), "id");
        String stranger = TestTenant.create(SERVER).member();
        assertThat(SERVER.send(admin, "PUT", team + "/members/" + stranger, "").statusCode())
                .isEqualTo(404);
        String member = team + "/members/" + tenant.member();
        assertThat(SERVER.send(admin, "PUT", member, "").statusCode()).isEqualTo(204);
        assertThat(SERVER.send(admin, "PUT", member, "").statusCode()).isEqualTo(204);
        String id = team.substring(team.lastIndexOf('/') + 1);
        String list = SERVER.get(admin, "/api/v1/users?team=" + id).body();
        assertThat(list).contains("林工", "lin@example.org").doesNotContain("管理员");
        assertThat(SERVER.get(tenant.caller("u"), "/api/v1/users?search=lin").body())
                .as("colleagues do not see addresses")
                .contains("林工")
                .doesNotContain("example.org");
        assertThat(SERVER.send(admin, "DELETE", member, "").statusCode()).isEqualTo(204);
        assertThat(SERVER.send(admin, "DELETE", member, "").statusCode()).isEqualTo(404);
    }
}
