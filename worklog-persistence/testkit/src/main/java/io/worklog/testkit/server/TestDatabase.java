package io.worklog.testkit.server;

/** A database of a test's own. */
public interface TestDatabase extends AutoCloseable {

    /** Its random name. */
    String name();

    /** Its JDBC URL, with user and password in it. */
    String url();

    /** The server that it is on. */
    DatabaseServer server();

    /**
     * Drops it with all that is in it. Does nothing the second time.
     *
     * @throws IllegalStateException if the server does not drop it
     */
    @Override
    void close();
}
