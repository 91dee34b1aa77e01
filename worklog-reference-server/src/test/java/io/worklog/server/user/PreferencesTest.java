package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How one likes the pages, over HTTP: kept as it was sent, by oneself, and never lost to another. */
class PreferencesTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String PATH = "/api/v1/me/preferences";

    private static TestTenant tenant;

    @BeforeAll
    static void tenant() {
        tenant = TestTenant.create(SERVER);
    }

    private static HttpResponse<String> put(String user, String tag, String body) {
        return SERVER.send(
                SERVER.request(tenant.caller(user), PATH)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method("PUT", java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String user) {
        return SERVER.get(tenant.caller(user), PATH);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatIsKeptIsWhatWasSent() {
        assertThat(get("new").body()).isEqualTo("{}");
        assertThat(tag(get("new"))).isEqualTo("\"v0\"");
        String body =
                "{\"trail.columns\":[\"actor\",\"何时\"],\"tour\":{\"seen\":true,\"at\":1.5},\"x\":null}";
        var kept = put("new", "\"v0\"", body);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(204);
        assertThat(tag(kept)).isEqualTo("\"v1\"");
        assertThat(TestServer.json(get("new")))
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared().readTree(body));
        assertThat(get("another").body()).as("it is of nobody else").isEqualTo("{}");
        assertThat(put("new", "\"v1\"", "{}").statusCode()).isEqualTo(204);
        assertThat(get("new").body()).isEqualTo("{}");
    }

    @Test
    void theChangeOfAnotherBrowserIsNotLost() {
        assertThat(put("two", "\"v0\"", "{\"a\":1}").statusCode()).isEqualTo(204);
        assertThat(put("two", "\"v0\"", "{\"b\":1}").statusCode()).isEqualTo(412);
        assertThat(put("two", "\"v7\"", "{\"b\":1}").statusCode()).isEqualTo(412);
        assertThat(SERVER.send(tenant.caller("two"), "PUT", PATH, "{}").statusCode())
                .isEqualTo(428);
        assertThat(get("two").body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void whatIsNoObjectOrTooLargeIsRefused() {
        assertThat(put("bad", "\"v0\"", "[1]").statusCode()).isEqualTo(400);
        assertThat(put("bad", "\"v0\"", "null").statusCode()).isEqualTo(400);
        assertThat(put("bad", "\"v0\"", "{\"a\":1,\"a\":2}").statusCode()).isEqualTo(400);
        assertThat(put("bad", "\"v0\"", "{\"a b\":1}").statusCode()).isEqualTo(422);
        assertThat(put("bad", "\"v0\"", sized(PreferenceController.MOST_BYTES + 1)).statusCode())
                .isEqualTo(413);
        assertThat(get("bad").body()).isEqualTo("{}");
        assertThat(put("bad", "\"v0\"", sized(PreferenceController.MOST_BYTES)).statusCode())
                .isEqualTo(204);
    }

    private static String sized(int bytes) {
        return "{\"a\":\"%s\"}".formatted("x".repeat(bytes - "{\"a\":\"\"}".length()));
    }

    @Test
    void whoIsNotLoggedInHasNone() {
        assertThat(SERVER.get("", PATH).statusCode()).isEqualTo(401);
    }
}
