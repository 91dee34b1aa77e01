package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import org.jspecify.annotations.Nullable;

/** A project over HTTP. */
final class DefaultProjectClient implements ProjectClient {
    private final Transport transport;
    private final String id;
    private final @Nullable KeyHistory trusted;

    DefaultProjectClient(Transport transport, String id, @Nullable KeyHistory trusted) {
        this.transport = transport;
        this.id = id;
        this.trusted = trusted;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ApiJson info() {
        return request("GET", "").json();
    }

    @Override
    public ApiRequest request(String method, String path) {
        return new ApiRequest(transport, method, "/api/v1/projects/" + ApiRequest.encode(id) + path);
    }
}
