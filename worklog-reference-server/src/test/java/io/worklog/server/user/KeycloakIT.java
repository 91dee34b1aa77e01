package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak: its tokens, and logging in at its pages by code and PKCE. */
class KeycloakIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final String PASSWORD = "twenty-one red kites";

    private static Keycloak keycloak;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start();
        server =
                TestServer.start(
                        "worklog.server.oidc.issuer=" + keycloak.issuer(),
                        "worklog.server.oidc.audience=worklog-api",
                        "worklog.server.oidc.client-id=worklog",
                        "worklog.server.oidc.client-secret=only-for-this-test",
                        "worklog.server.oidc.create-users=true");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        keycloak.close();
    }

    /** The issuer's answer to a login with a password, as a test may do it. */
    private static JsonNode grant(String client) throws Exception {
        String form =
                "grant_type=password&scope=openid&username=chen&password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                        + "&client_id="
                        + client
                        + (client.equals("worklog") ? "&client_secret=only-for-this-test" : "");
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                keycloak.issuer()
                                                        + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> me(String token) {
        return server.send(
                server.request("", "/api/v1/me").header("Authorization", "Bearer " + token));
    }

    @Test
    void tokensForThisServerAreBelievedAndNoOthers() throws Exception {
        JsonNode granted = grant("worklog");
        String token = granted.get("access_token").asString();
        HttpResponse<String> me = me(token);
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(JSON.readTree(me.body()).get("account").get("loginName").asString())
                .isEqualTo("chen");
        assertThat(JSON.readTree(me.body()).get("name").asString()).isEqualTo("Chen Wei");
        assertThat(me(granted.get("id_token").asString()).statusCode()).isEqualTo(401);
        assertThat(me(granted.get("refresh_token").asString()).statusCode()).isEqualTo(401);
        assertThat(me(grant("another").get("access_token").asString()).statusCode())
                .as("a token for another client")
                .isEqualTo(401);
        String[] parts = token.split("\\.");
        String none =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(me(none + '.' + parts[1] + '.').statusCode()).isEqualTo(401);
        char first = parts[2].charAt(0) == 'A' ? 'B' : 'A';
        assertThat(me(parts[0] + '.' + parts[1] + '.' + first + parts[2].substring(1)).statusCode())
                .isEqualTo(401);
    }

    /** What a browser does, as far as it matters here. */
    private static final class Pages {
        private final Map<String, String> cookies = new TreeMap<>();

        HttpResponse<String> get(String url) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(url)).GET());
        }

        HttpResponse<String> post(String url, String form) throws Exception {
            return send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                StringBuilder all = new StringBuilder();
                cookies.forEach(
                        (name, value) -> all.append(name).append('=').append(value).append("; "));
                request.header("Cookie", all.substring(0, all.length() - 2));
            }
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        }

        static String location(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }

    @Test
    void aPersonLogsInAtTheIssuersPages() throws Exception {
        Pages browser = new Pages();
        String away = Pages.location(browser.get(server.url() + "/api/v1/login/oidc"));
        assertThat(away)
                .startsWith(keycloak.issuer())
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=");
        Matcher form = FORM.matcher(browser.get(away).body());
        assertThat(form.find()).isTrue();
        String back =
                Pages.location(
                        browser.post(
                                form.group(1).replace("&amp;", "&"),
                                "username=chen&password="
                                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)));
        assertThat(back).startsWith(server.url() + "/api/v1/login/oidc/callback");
        HttpResponse<String> end = browser.get(back);
        assertThat(Pages.location(end)).isEqualTo("../../../../");
        JsonNode me = JSON.readTree(browser.get(server.url() + "/api/v1/me").body());
        assertThat(me.get("via").asString()).isEqualTo("SESSION");
        assertThat(me.get("account").get("loginName").asString()).isEqualTo("chen");

        assertThat(Pages.location(new Pages().get(back)))
                .as("a code in a browser that did not ask for it")
                .isEqualTo("../../../../#/login?error=oidc");
        assertThat(Pages.location(browser.get(back)))
                .as("a code twice")
                .isEqualTo("../../../../#/login?error=oidc");
    }
}
