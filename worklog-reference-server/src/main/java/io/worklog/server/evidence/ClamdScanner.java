package io.worklog.server.evidence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Asks ClamAV's clamd over TCP by its command {@code INSTREAM}: chunks after their length in four
 * bytes, a chunk of no bytes at the end, then one line of answer (clamd's manual, "COMMANDS").
 */
final class ClamdScanner implements EvidenceScanner {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int CHUNK = 64 << 10;
    private static final int MOST_ANSWER = 1_024;

    private final String host;
    private final int port;

    ClamdScanner(String address) {
        int colon = address.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("worklog.server.evidence.clamav must be host:port");
        }
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
    }

    @Override
    public Verdict scan(InputStream bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            try {
                send(bytes, socket);
            } catch (SocketException stopped) {
                // It answers before it has read everything where that is too much for it.
                return verdict(answer(socket.getInputStream()));
            }
            return verdict(answer(socket.getInputStream()));
        }
    }

    private static void send(InputStream bytes, Socket socket) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[CHUNK];
        for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
            if (read > 0) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(InputStream in) throws IOException {
        byte[] answer = in.readNBytes(MOST_ANSWER);
        return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            String name = answer.substring("stream: ".length(), answer.length() - 6);
            return new Verdict(false, name.replaceAll("[^A-Za-z0-9._-]", "_"));
        }
        throw new IOException("clamd did not scan: " + answer);
    }
}
