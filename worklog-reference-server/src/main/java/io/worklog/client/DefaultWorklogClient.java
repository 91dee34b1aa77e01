package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. */
final class DefaultWorklogClient implements WorklogClient {
    private static final String PROJECTS = "/api/v1/projects";

    private final Transport transport;
    private final @Nullable KeyHistory trusted;

    DefaultWorklogClient(Transport transport, @Nullable KeyHistory trusted) {
        this.transport = transport;
        this.trusted = trusted;
    }

    @Override
    public URI server() {
        return URI.create(transport.server());
    }

    @Override
    public ProjectClient project(String id) {
        return new DefaultProjectClient(transport, id, trusted);
    }

    @Override
    public Stream<ApiJson> projects() {
        return request("GET", PROJECTS).items();
    }

    @Override
    public ProjectClient createProject(String name) {
        return project(request("POST", PROJECTS).body(ApiJson.of("name", name)).json().text("id"));
    }

    @Override
    public ApiRequest request(String method, String path) {
        return new ApiRequest(transport, method, path);
    }

    @Override
    public void close() {
        transport.close();
    }
}
