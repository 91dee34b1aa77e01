package io.worklog.server.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Not ClamAV: a stand-in that speaks clamd's {@code INSTREAM} and finds its own test word, for
 * machines without one. The same test runs against a real clamd where {@code
 * WORKLOG_TEST_CLAMD=host:port} names one whose database knows that word.
 */
final class NamedFakeClamd implements AutoCloseable {
    /** What it takes for a virus. */
    static final String WORD = "WORKLOG-TEST-VIRUS-9f2c";

    private final ServerSocket server;

    NamedFakeClamd() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fake-clamd").start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            socket.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            all.writeBytes(in.readNBytes(length));
        }
        boolean found = all.toString(StandardCharsets.ISO_8859_1).contains(WORD);
        String answer = found ? "stream: Worklog.Test.UNOFFICIAL FOUND\0" : "stream: OK\0";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
