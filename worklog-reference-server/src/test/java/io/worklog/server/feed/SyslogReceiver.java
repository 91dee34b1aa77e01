package io.worklog.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** An own receiver of syslog over streams, which understands only octet counting. */
final class SyslogReceiver implements AutoCloseable {
    private static final int PATIENCE = 60;

    private final ServerSocket server;
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final int perConnection;

    /**
     * A receiver.
     *
     * @param perConnection messages after which it hangs up
     */
    SyslogReceiver(ServerSocketFactory sockets, int perConnection) throws IOException {
        this.perConnection = perConnection;
        this.server = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    String next() throws InterruptedException {
        String message = taken.poll(PATIENCE, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                for (int message = 0; message < perConnection; message++) {
                    taken.add(message(in));
                }
            } catch (IOException e) {
                taken.add("the connection ended: " + e.getMessage());
            }
            taken.add("hung up");
        }
    }

    private static String message(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ' '; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new IOException("no length: " + c);
            }
            length = length * 10 + c - '0';
        }
        byte[] bytes = in.readNBytes(length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
