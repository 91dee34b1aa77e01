package io.worklog.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** What browsers are told about the pages: what they may do, and how long to keep them. */
class PagesTest {
    private static final String ASSET = "/assets/header-test-0a1b2c3d.js";

    private final TestServer server = TestServer.shared();

    private HttpResponse<String> get(String path) {
        return server.get("", path);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void whatIsNamedByItsContentIsKeptForEver() {
        var asset = get(ASSET);
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(header(asset, "Cache-Control"))
                .contains("max-age=31536000", "public", "immutable");
        assertThat(header(asset, "Content-Type")).startsWith("text/javascript");
        assertThat(header(asset, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(get("/assets/none-00000000.js"), "Cache-Control"))
                .as("what is not there may be there tomorrow")
                .doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no-pages.html", "/plain.css"})
    void whatKeepsItsNameIsAskedForEachTime(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).containsPattern("no-cache|no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/no-pages.html", "/problems/not-found", "/api/v1/setup", "/nowhere"})
    void everyAnswerSaysWhatAPageMayDo(String path) {
        var answer = get(path);
        List<String> policy =
                Arrays.stream(header(answer, "Content-Security-Policy").split(";"))
                        .map(String::strip)
                        .toList();
        assertThat(policy)
                .contains(
                        "default-src 'self'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
        assertThat(policy.toString()).doesNotContain("unsafe", "*");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-pages.html", "/problems/not-found"})
    void thePagesOfTheServerItselfKeepThePolicy(String path) {
        String page = get(path).body();
        assertThat(page).contains("plain.css").doesNotContain("style=", "<style", "<script");
    }

    @Test
    void aBuildWithoutPagesSaysSo() {
        var missing = new ClassPathResource("pages/none.html", WebConfiguration.class);
        assertThat(WebConfiguration.start(missing)).isEqualTo("/no-pages.html");
        assertThat(WebConfiguration.start(new ByteArrayResource(new byte[0])))
                .isEqualTo("/index.html");
        assertThat(get("/no-pages.html").body()).contains("npm", "服务器已运行");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2f..%2fplain.css",
                "/assets/../../worklog-server.properties",
                "/viewer/..%5c..%5cno-pages.html",
                "/pages/index.html"
            })
    void nothingElseOfTheClassPathIsServed(String path) {
        assertThat(get(path).statusCode()).isBetween(400, 404);
    }
}
