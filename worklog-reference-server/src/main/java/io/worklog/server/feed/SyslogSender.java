package io.worklog.server.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends syslog messages: over TCP or TLS with their length before them (RFC 6587 §3.4.1, RFC 5425),
 * over UDP one in each datagram (RFC 5426). No such protocol says that a message was taken.
 */
final class SyslogSender implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogSender.class);
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Connector connector;
    private final SyslogMessage messages;
    private final URI target;
    private final int datagram;
    private @Nullable Socket stream;

    SyslogSender(Connector connector, SyslogMessage messages, URI target, int datagram) {
        this.connector = connector;
        this.messages = messages;
        this.target = target;
        this.datagram = datagram;
    }

    @Override
    public void send(Outgoing event) throws DeliveryException {
        try {
            if (target.getScheme().equals("udp")) {
                datagram(messages.of(event, datagram));
            } else {
                framed(messages.of(event, NO_LIMIT));
            }
        } catch (DeliveryException e) {
            throw e;
        } catch (IOException e) {
            close();
            throw DeliveryException.of("not written: " + e.getClass().getSimpleName(), e);
        }
    }

    private void datagram(byte[] message) throws IOException {
        InetAddress address = connector.resolve(target.getHost());
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, address, target.getPort()));
        }
    }

    private void framed(byte[] message) throws IOException {
        Socket open = open();
        try (Deadline deadline = new Deadline(open, connector.timeout())) {
            OutputStream out = open.getOutputStream();
            byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
            byte[] frame = Arrays.copyOf(length, length.length + message.length);
            System.arraycopy(message, 0, frame, length.length, message.length);
            out.write(frame);
            out.flush();
        }
    }

    private Socket open() throws DeliveryException {
        Socket open = stream;
        if (open == null) {
            boolean secure = target.getScheme().equals("tls");
            open = connector.connect(target.getHost(), target.getPort(), secure);
            stream = open;
        }
        return open;
    }

    /** A receiver says nothing; the end of what it says is the end of the connection. */
    @Override
    public void check() {
        Socket open = stream;
        if (open == null) {
            return;
        }
        try {
            open.setSoTimeout(1);
            if (open.getInputStream().read() < 0) {
                close();
            }
        } catch (SocketTimeoutException e) {
            LOG.trace("worklog.feed.connection-is-open", e);
        } catch (IOException e) {
            LOG.debug("worklog.feed.connection-is-gone", e);
            close();
        }
    }

    @Override
    public boolean acknowledged() {
        return false;
    }

    @Override
    public void close() {
        Socket open = stream;
        stream = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("worklog.feed.close-failed", e);
            }
        }
    }
}
