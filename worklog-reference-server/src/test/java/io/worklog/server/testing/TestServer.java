package io.worklog.server.testing;

import io.worklog.Worklog;
import io.worklog.server.app.Roles;
import io.worklog.server.app.ServerApplication;
import io.worklog.server.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole server on a free port with an empty data folder. {@link #shared} is one for all tests of
 * this JVM: they make projects and people of their own in it and delete nothing of others.
 *
 * <p>Beside real credentials it believes the header {@code X-Test-Caller: tenant/user[/role]}.
 */
public final class TestServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final Path data;

    private TestServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** The server that all tests share. */
    public static TestServer shared() {
        return Holder.SHARED;
    }

    /** A server of one's own; settings are {@code name=value}. Close it. */
    public static TestServer start(String... settings) {
        try {
            return start(Files.createTempDirectory("worklog-server"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of one's own with more beans. Close it. */
    public static TestServer startWith(Class<?> more, String... settings) {
        try {
            return start(Files.createTempDirectory("worklog-server"), List.of(more), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server over a data folder. */
    public static TestServer start(Path data, String... settings) {
        return start(data, List.of(), settings);
    }

    private static TestServer start(Path data, List<Class<?>> more, String... settings) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--worklog.server.data=" + data,
                                "--worklog.server.mode=development",
                                "--worklog.server.management.port=0"));
        for (String setting : settings) {
            args.add("--" + setting);
        }
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(ServerApplication.class, TestCallers.class)
                        .sources(more.toArray(Class<?>[]::new))
                        .initializers(new Roles())
                        .properties(
                                "spring.config.name=worklog-server",
                                "logging.level.io.worklog.server.access-log=warn",
                                "springdoc.api-docs.enabled=false")
                        .run(args.toArray(String[]::new));
        return new TestServer(context, data);
    }

    /** The folder it keeps everything in. */
    public Path data() {
        return data;
    }

    /** Where it answers, without a slash at the end. */
    public String url() {
        var web = (WebServerApplicationContext) context;
        var server = java.util.Objects.requireNonNull(web.getWebServer());
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A bean of the server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Waits until every event that was committed is in its log. */
    public void relayed() {
        Committed.relayed(bean(Worklog.class), bean(Database.class));
    }

    /** Begins a request to a path by a caller as in {@code X-Test-Caller}, empty for nobody. */
    public HttpRequest.Builder request(String caller, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return caller.isEmpty() ? request : request.header("X-Test-Caller", caller);
    }

    /** Sends a request and gives the answer with its body as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET. */
    public HttpResponse<String> get(String caller, String path) {
        return send(request(caller, path).GET());
    }

    /** A request with a JSON body. */
    public HttpResponse<String> send(String caller, String method, String path, String body) {
        return send(
                request(caller, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** POST of JSON. */
    public HttpResponse<String> post(String caller, String path, String body) {
        return send(caller, "POST", path, body);
    }

    /** An answer's body as JSON. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** A member of a JSON object. */
    public static String text(String body, String member) {
        return JSON.readTree(body).get(member).asString();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Made when it is first asked for. */
    private static final class Holder {
        private static final TestServer SHARED = TestServer.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "close-test-server"));
        }
    }
}
