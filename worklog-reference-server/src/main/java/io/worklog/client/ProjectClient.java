package io.worklog.client;

/** One project of a server. Thread-safe; see {@link WorklogClient} for what its methods throw. */
public interface ProjectClient {
    /** The project's id. */
    String id();

    /** What the server says about the project. */
    ApiJson info();

    /**
     * A request to any part of the project.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path after the project's own, such as {@code /members}; may be empty
     */
    ApiRequest request(String method, String path);
}
