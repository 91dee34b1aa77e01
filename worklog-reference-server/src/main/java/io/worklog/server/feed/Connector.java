package io.worklog.server.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects to the address that the rules gave, and checks the certificate against the name. */
final class Connector {
    private final AddressRules rules;
    private final Supplier<SSLContext> tls;
    private final Duration connectTimeout;
    private final Duration timeout;

    Connector(
            AddressRules rules,
            Supplier<SSLContext> tls,
            Duration connectTimeout,
            Duration timeout) {
        this.rules = rules;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
    }

    /** How long one delivery may take. */
    Duration timeout() {
        return timeout;
    }

    /** The address that the rules give for a name. */
    InetAddress resolve(String host) throws DeliveryException {
        return rules.resolve(host);
    }

    /** A connection; over TLS it is one with the host itself. */
    Socket connect(String host, int port, boolean secure) throws DeliveryException {
        InetAddress address = rules.resolve(host);
        Socket socket = new Socket();
        try {
            int limit = Math.toIntExact(connectTimeout.toMillis());
            socket.connect(new InetSocketAddress(address, port), limit);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.setTcpNoDelay(true);
            return secure ? secured(socket, host, port) : socket;
        } catch (IOException e) {
            close(socket);
            throw DeliveryException.of("no connection: " + e.getClass().getSimpleName(), e);
        }
    }

    private Socket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secure =
                (SSLSocket) tls.get().getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        try (Deadline deadline = new Deadline(socket, timeout)) {
            secure.startHandshake();
        }
        return secure;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
