package io.worklog.server.user;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** Keeps cookies as a browser does, and says that its requests come from the server's own pages. */
final class Browser {
    private final TestServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(TestServer server) {
        this.server = server;
    }

    /** Logs in, and expects a status. */
    HttpResponse<String> logIn(String tenant, String name, String password) {
        return send(
                "POST",
                "/api/v1/login",
                "{\"tenant\":\"%s\",\"loginName\":\"%s\",\"password\":\"%s\"}"
                        .formatted(tenant, name, password));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = server.request("", path).header("X-Worklog-CSRF", "1");
        return send(request, method, body, headers);
    }

    /** A request that another site might cause: without the header that shows where it is from. */
    HttpResponse<String> sendBare(String method, String path, String body, String... headers) {
        return send(server.request("", path), method, body, headers);
    }

    private HttpResponse<String> send(
            java.net.http.HttpRequest.Builder request,
            String method,
            String body,
            String... headers) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpResponse<String> answer = server.send(request.method(method, publisher));
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** The header with all cookies. */
    String cookie() {
        StringBuilder all = new StringBuilder();
        cookies.forEach((name, value) ->
                all.append(all.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        return all.toString();
    }

    /** Forgets a cookie. */
    Browser without(String cookie) {
        cookies.remove(cookie);
        return this;
    }
}
