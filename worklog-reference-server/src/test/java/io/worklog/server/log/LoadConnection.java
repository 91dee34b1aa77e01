package io.worklog.server.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection that costs little: what is measured is the server. */
final class LoadConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private byte[] body = new byte[0];
    private boolean ended;

    LoadConnection(URI server, String path, String contentType) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
        head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: load\r\nX-Test-Caller: "
                        + TestLog.RECORDER
                        + "\r\nX-Test-Key: key_load\r\nContent-Type: "
                        + contentType
                        + "\r\nContent-Length: ";
    }

    /** Sends a body and gives the status. */
    int post(byte[] sent) throws IOException {
        byte[] first = (head + sent.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[first.length + sent.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(sent, 0, whole, first.length, sent.length);
        out.write(whole);
        return answer();
    }

    /** Whether the server takes no more on this connection. */
    boolean isEnded() {
        return ended;
    }

    /** The body of the last answer. */
    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            ended |= lower.startsWith("connection: close");
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
        return status;
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16);
                size > 0;
                size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
