package io.worklog.spring.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser: keeps cookies and sends the token that forms need. */
final class Visitor {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers;

    private Visitor(int port, Map<String, String> headers) {
        this.root = "http://localhost:" + port;
        this.headers = Map.copyOf(headers);
    }

    /** Somebody the shop does not know yet, who sends these headers. */
    static Visitor stranger(int port, Map<String, String> headers) {
        return new Visitor(port, headers);
    }

    /** One of the staff, logged in. */
    static Visitor of(int port, String name) {
        Visitor visitor = new Visitor(port, Map.of());
        visitor.login(name, name + "-password").mustBe(204);
        return visitor;
    }

    Answer login(String name, String password) {
        return form("/login", Map.of("username", name, "password", password));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    Answer put(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    Answer delete(String path) {
        return change("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    /** A form without fields. */
    Answer post(String path) {
        return form(path, Map.of());
    }

    Answer form(String path, Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, UTF_8)));
        return change("POST", path, FORM, BodyPublishers.ofString(text.toString()));
    }

    /** One file, as browsers send it. */
    Answer upload(String path, byte[] file) {
        String head =
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n";
        BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--cut--\r\n"));
        return change("POST", path, "multipart/form-data; boundary=cut", body);
    }

    private Answer sendJson(String method, String path, Object body) {
        String text = JSON.writeValueAsString(body);
        return change(method, path, "application/json", BodyPublishers.ofString(text));
    }

    private Answer change(String method, String path, String type, BodyPublisher body) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .header("X-XSRF-TOKEN", token())
                        .method(method, body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        headers.forEach(request::header);
        return request;
    }

    private String token() {
        if (cookie().isEmpty()) {
            get("/actuator/health");
        }
        return cookie();
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the shop was asked", e);
        }
    }

    /** What the shop said. */
    record Answer(int status, String body) {
        Answer mustBe(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        long id() {
            return json().get("id").asLong();
        }
    }
}
