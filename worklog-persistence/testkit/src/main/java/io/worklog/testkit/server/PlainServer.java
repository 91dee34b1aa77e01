package io.worklog.testkit.server;

import java.net.InetSocketAddress;
import java.net.URI;

/** A server behind a URI that names one host and port. */
record PlainServer(InetSocketAddress address, String uri) implements TestServer {

    /**
     * The server that a URI names.
     *
     * @throws IllegalArgumentException if it names no host and port
     */
    static PlainServer at(String uri) {
        URI parsed = URI.create(uri);
        if (parsed.getHost() == null || parsed.getPort() < 0) {
            throw new IllegalArgumentException("not …://host:port: " + uri);
        }
        return new PlainServer(new InetSocketAddress(parsed.getHost(), parsed.getPort()), uri);
    }
}
