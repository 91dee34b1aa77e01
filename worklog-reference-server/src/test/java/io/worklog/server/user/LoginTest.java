package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in and out over HTTP: cookies, CSRF, sessions, passwords. */
class LoginTest {
    private static final TestServer SERVER = TestServer.shared();

    private static TestTenant tenant;

    @BeforeAll
    static void tenant() {
        tenant = TestTenant.create(SERVER);
    }

    @Test
    void aLoginIsACookieThatNoScriptCanRead() {
        Browser browser = new Browser(SERVER);
        var answer = browser.logIn(tenant.id(), "LIN", TestTenant.LIN_PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("HttpOnly"))
                .allMatch(cookie -> cookie.contains("SameSite=Strict"))
                .allMatch(cookie -> cookie.contains("Path=/"));
        String token = browser.cookie().replaceAll(".*worklog-session=", "");
        assertThat(SERVER.bean(Database.class).sql().fetch("select * from sessions").toString())
                .doesNotContain(token)
                .contains(Tokens.hash(token).substring(0, 40));
        var me = TestServer.json(browser.get("/api/v1/me"));
        assertThat(me.get("name").asString()).isEqualTo("林工");
        assertThat(me.get("via").asString()).isEqualTo("SESSION");
    }

    @Test
    void everyWrongLoginLooksTheSame() {
        String wrong = error(new Browser(SERVER).logIn(tenant.id(), "lin", "not the password"));
        assertThat(wrong).contains("bad-login");
        assertThat(error(new Browser(SERVER).logIn(tenant.id(), "nobody", "not the password")))
                .isEqualTo(wrong);
        assertThat(error(new Browser(SERVER).logIn("nowhere", "lin", TestTenant.LIN_PASSWORD)))
                .isEqualTo(wrong);
    }

    private static String error(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void anotherSiteCannotMakeTheBrowserChangeAnything() {
        Browser lin = tenant.lin();
        String body = "{\"name\":\"x\"}";
        assertThat(lin.sendBare("POST", "/api/v1/projects", body).body()).contains("csrf");
        assertThat(
                        lin.sendBare(
                                        "POST",
                                        "/api/v1/projects",
                                        body,
                                        "Sec-Fetch-Site",
                                        "cross-site",
                                        CsrfCheck.HEADER,
                                        "1")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        lin.sendBare(
                                        "POST",
                                        "/api/v1/projects",
                                        body,
                                        "Sec-Fetch-Site",
                                        "same-origin")
                                .statusCode())
                .isEqualTo(201);
        assertThat(lin.sendBare("GET", "/api/v1/me", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsByLogoutByItsOwnerAndByAnAdministrator() {
        Browser first = tenant.lin();
        Browser second = tenant.lin();
        Browser third = tenant.lin();
        String stolen = first.cookie();
        assertThat(first.send("POST", "/api/v1/logout", "").statusCode()).isEqualTo(204);
        assertThat(withCookie(stolen)).as("not only the cookie is gone").isEqualTo(401);
        String id = other(second);
        assertThat(second.send("DELETE", "/api/v1/me/sessions/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(
                        SERVER.send(
                                        SERVER.request(
                                                        tenant.asAdministrator(),
                                                        "/api/v1/users/"
                                                                + tenant.member()
                                                                + "/sessions")
                                                .DELETE())
                                .statusCode())
                .isEqualTo(204);
        assertThat(second.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(third.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static int withCookie(String cookie) {
        return SERVER.send(SERVER.request("", "/api/v1/me").header("Cookie", cookie)).statusCode();
    }

    private static String other(Browser browser) {
        var sessions = TestServer.json(browser.get("/api/v1/me/sessions"));
        for (var session : sessions) {
            if (!session.get("current").asBoolean()) {
                return session.get("id").asString();
            }
        }
        throw new AssertionError("no other session in " + sessions);
    }

    @Test
    void aNewPasswordEndsEveryOtherLogin() {
        String password = "seven green apples";
        tenant.person("mei", password);
        Browser here = new Browser(SERVER);
        here.logIn(tenant.id(), "mei", password);
        Browser there = new Browser(SERVER);
        there.logIn(tenant.id(), "mei", password);
        String change = "{\"current\":\"%s\",\"wanted\":\"%s\"}";
        var wrong =
                here.send(
                        "PUT",
                        "/api/v1/me/password",
                        change.formatted("guessed wrongly", "nine blue pears"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        var weak =
                here.send(
                        "PUT", "/api/v1/me/password", change.formatted(password, "Password 1234"));
        assertThat(weak.body()).contains("everybody tries first");
        var done =
                here.send(
                        "PUT",
                        "/api/v1/me/password",
                        change.formatted(password, "nine blue pears"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(there.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(there.logIn(tenant.id(), "mei", password).statusCode()).isEqualTo(401);
    }

    @Test
    void aDisabledPersonIsNobodyAtOnce() {
        String password = "eleven grey stones";
        String id = tenant.person("han", password);
        Browser han = new Browser(SERVER);
        han.logIn(tenant.id(), "han", password);
        String path = "/api/v1/users/" + id;
        assertThat(
                        SERVER.post(
                                        tenant.asAdministrator(),
                                        path + "/disable",
                                        "{\"reason\":\"\"}")
                                .statusCode())
                .as("a reason is needed")
                .isEqualTo(422);
        String reason = "{\"reason\":\"left\"}";
        SERVER.post(tenant.asAdministrator(), path + "/disable", reason);
        assertThat(han.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(han.logIn(tenant.id(), "han", password).statusCode()).isEqualTo(401);
        SERVER.post(tenant.asAdministrator(), path + "/enable", reason);
        assertThat(han.logIn(tenant.id(), "han", password).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkForAPasswordWorksOnceAndTheNewestOnly() {
        String id = tenant.person("wen", "thirteen old clocks");
        String path = "/api/v1/users/" + id + "/invitation";
        String old =
                TestServer.text(SERVER.post(tenant.asAdministrator(), path, "").body(), "token");
        String link =
                TestServer.text(SERVER.post(tenant.asAdministrator(), path, "").body(), "token");
        assertThat(setPassword(old)).isEqualTo(410);
        assertThat(setPassword(link)).isEqualTo(204);
        assertThat(setPassword(link)).isEqualTo(410);
    }

    private static int setPassword(String token) {
        String body = "{\"token\":\"%s\",\"password\":\"a wholly new sentence\"}";
        return SERVER.post("", "/api/v1/login/password", body.formatted(token)).statusCode();
    }
}
