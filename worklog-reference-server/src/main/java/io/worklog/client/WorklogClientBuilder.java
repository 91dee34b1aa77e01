package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.VerifierKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client needs to know. Not thread-safe. */
public final class WorklogClientBuilder {
    private final URI server;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable HttpClient http;
    private @Nullable KeyHistory trusted;
    private @Nullable ApiJson login;
    private RandomGenerator random = new SecureRandom();
    private RetryPolicy retries = RetryPolicy.DEFAULT;
    private Transport.Pause pause = time -> Thread.sleep(time.toMillis());

    WorklogClientBuilder(URI server) {
        if (!"http".equals(server.getScheme()) && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException("a server begins with http:// or https://");
        }
        this.server = server;
        headers.put("User-Agent", "worklog-client");
    }

    /** Proves who is calling with an API key ({@code wl_…}) or a token of an OIDC issuer. */
    public WorklogClientBuilder key(String key) {
        return header("Authorization", "Bearer " + key.strip());
    }

    /**
     * Logs in as a person when the client is opened, for as long as the server keeps the login;
     * programs rather have a key.
     *
     * @param tenant null for the first one
     */
    public WorklogClientBuilder login(@Nullable String tenant, String name, String password) {
        login = ApiJson.of("tenant", tenant, "loginName", name, "password", password);
        return this;
    }

    /** Sends a header with every request, such as {@code Accept-Language}. */
    public WorklogClientBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Believes checkpoints of this key alone; without it, the key that the server names. */
    public WorklogClientBuilder trust(String vkey) {
        trusted = KeyHistory.of(VerifierKey.parse(vkey.strip()));
        return this;
    }

    /** Uses a client with proxies, certificates or limits of one's own; it is closed with this. */
    public WorklogClientBuilder http(HttpClient client) {
        http = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * How often a request is sent while the server is busy or away, 5 unless said.
     *
     * @param attempts at least 1
     * @param longest the longest pause between two
     */
    public WorklogClientBuilder retry(int attempts, Duration longest) {
        Duration first = RetryPolicy.DEFAULT.first();
        retries =
                new RetryPolicy(attempts, first.compareTo(longest) < 0 ? first : longest, longest);
        return this;
    }

    WorklogClientBuilder random(RandomGenerator generator) {
        random = generator;
        return this;
    }

    WorklogClientBuilder pause(Transport.Pause waiting) {
        pause = waiting;
        return this;
    }

    /** Makes the client; nothing is sent yet, but for a login where one was asked for. */
    public WorklogClient open() {
        HttpClient used = http == null ? standard() : http;
        if (login != null) {
            logIn(used, login);
        }
        return new DefaultWorklogClient(transport(used), trusted);
    }

    private Transport transport(HttpClient used) {
        return new Transport(used, server, headers, retries, random, pause);
    }

    /** A login is a cookie; the other header shows that no page of another site sends it. */
    private void logIn(HttpClient used, ApiJson credentials) {
        ApiAnswer answer =
                new ApiRequest(transport(used), "POST", "/api/v1/login").body(credentials).send();
        String cookies =
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .collect(Collectors.joining("; "));
        header("Cookie", cookies).header("X-Worklog-CSRF", "1");
    }

    private static HttpClient standard() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }
}
