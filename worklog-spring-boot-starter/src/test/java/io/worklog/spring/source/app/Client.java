package io.worklog.spring.source.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody who talks to the clinic. */
final class Client {
    private final String root;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();

    Client(int port) {
        root = "http://localhost:" + port;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    /** A request of a member of staff, who proves it with the request. */
    HttpRequest.Builder as(String who, String path) {
        String both = who + ":" + ClinicApplication.PASSWORD;
        String encoded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return to(path).header("Authorization", "Basic " + encoded);
    }

    HttpRequest.Builder json(String who, String method, String path, String body) {
        return as(who, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    /** A login by form. */
    int login(String who, String password) {
        return send(to("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + who + "&password=" + password)))
                .statusCode();
    }

    /**
     * Waits until the requests before are over in the server, which may answer before: it takes the
     * next one of a connection only then.
     */
    void settle() {
        send(as("nurse", "/settle"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
