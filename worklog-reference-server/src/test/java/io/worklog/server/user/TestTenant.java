package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.util.UUID;

/**
 * A tenant of a test's own with an administrator {@code root} and a member {@code lin}.
 *
 * @param server where it is
 * @param id its identifier
 * @param administrator identifier of root
 * @param member identifier of lin
 */
record TestTenant(TestServer server, String id, String administrator, String member) {
    static final String ROOT_PASSWORD = "four quiet rivers run";
    static final String LIN_PASSWORD = "桥梁 inspection notes 7";

    private static final String FIRST = "default/boss/ADMINISTRATOR";

    static TestTenant create(TestServer server) {
        String id = "t" + UUID.randomUUID().toString().substring(0, 8);
        var made =
                server.post(
                        FIRST, "/api/v1/tenants", "{\"id\":\"%s\",\"name\":\"测试\"}".formatted(id));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var done = server.post("", "/api/v1/setup", setup(TestServer.text(made.body(), "token")));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        var json = TestServer.json(done);
        return new TestTenant(
                server,
                id,
                json.get("administrator").get("id").asString(),
                json.get("member").get("id").asString());
    }

    static String setup(String token) {
        return """
        {"token":"%s",
         "administrator":{"loginName":"root","name":"管理员","password":"%s"},
         "alsoMember":{"loginName":"lin","name":"林工","email":"lin@example.org","password":"%s"}}
        """
                .formatted(token, ROOT_PASSWORD, LIN_PASSWORD);
    }

    /** The header value that makes a test's caller of somebody. */
    String caller(String user) {
        return id + '/' + user;
    }

    /** The administrator as a test's caller. */
    String asAdministrator() {
        return caller(administrator) + "/ADMINISTRATOR";
    }

    /** The member's browser, logged in. */
    Browser lin() {
        Browser browser = new Browser(server);
        var answer = browser.logIn(id, "lin", LIN_PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return browser;
    }

    /** Makes somebody with a password, and gives their identifier. */
    String person(String loginName, String password) {
        var made =
                server.post(
                        asAdministrator(),
                        "/api/v1/users",
                        "{\"loginName\":\"%s\",\"name\":\"%s\"}".formatted(loginName, loginName));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var set =
                server.post(
                        "",
                        "/api/v1/login/password",
                        "{\"token\":\"%s\",\"password\":\"%s\"}"
                                .formatted(TestServer.text(made.body(), "token"), password));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(204);
        return TestServer.json(made).get("user").get("id").asString();
    }
}
