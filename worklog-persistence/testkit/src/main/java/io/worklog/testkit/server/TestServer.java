package io.worklog.testkit.server;

import java.net.InetSocketAddress;

/** A server that a test talks to. Safe for use by several threads. */
public interface TestServer {

    /** Where it listens. */
    InetSocketAddress address();

    /**
     * Where it listens, as its own clients write it: {@code redis://127.0.0.1:6379}, {@code
     * mongodb://127.0.0.1:27017/?replicaSet=rs0}, or a JDBC URL without a database. It has what is
     * needed to log in.
     */
    String uri();
}
