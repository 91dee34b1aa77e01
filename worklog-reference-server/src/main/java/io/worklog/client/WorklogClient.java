package io.worklog.client;

import java.net.URI;
import java.util.stream.Stream;

/**
 * A connection to a server, as one caller. Thread-safe.
 *
 * <p>Every method throws {@link WorklogProblemException} where the server refuses, and {@link
 * java.io.UncheckedIOException} where it cannot be reached. While the server is busy or away, a
 * request is sent again with the same idempotency key, so that it takes effect once.
 */
public interface WorklogClient extends AutoCloseable {
    /** Begins a client of the server at an address, such as {@code https://log.example}. */
    static WorklogClientBuilder to(URI server) {
        return new WorklogClientBuilder(server);
    }

    /** Where the server is, without a slash at the end. */
    URI server();

    /** A project by its id; nothing is asked of the server yet. */
    ProjectClient project(String id);

    /** The projects that the caller may see, newest first, read page after page. */
    Stream<ApiJson> projects();

    /** Makes a project of which the caller is the owner. */
    ProjectClient createProject(String name);

    /**
     * A request to any part of the REST interface.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path from the first slash, such as {@code /api/v1/users}
     */
    ApiRequest request(String method, String path);

    /** Ends its connections. */
    @Override
    void close();
}
