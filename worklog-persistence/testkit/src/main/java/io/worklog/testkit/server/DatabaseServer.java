package io.worklog.testkit.server;

import java.net.InetSocketAddress;

/** A database server that is reached by JDBC. Safe for use by several threads. */
public interface DatabaseServer extends TestServer {

    /** Which database this is. */
    DatabaseKind kind();

    /** Who logs in: a user that may create databases and users. */
    String user();

    /** The password of {@link #user()}; empty for a private server. */
    String password();

    /** The JDBC URL of a database, with user and password in it. */
    String url(String database);

    /**
     * The JDBC URL of a database for another user, or by another way to the same server.
     *
     * @param database its name
     * @param through where to connect; {@link #address()}, or a proxy before it
     * @param user who logs in
     * @param password the password, or an empty text for none
     */
    String url(String database, InetSocketAddress through, String user, String password);

    /**
     * What the server calls itself, such as {@code MySQL 9.7.4}.
     *
     * @throws IllegalStateException if it does not answer
     */
    String version();

    /**
     * Makes a database with a random name and UTF-8 text. It is dropped when it is closed, or with
     * the server.
     *
     * @throws IllegalStateException if the server does not make it
     */
    TestDatabase createDatabase();
}
