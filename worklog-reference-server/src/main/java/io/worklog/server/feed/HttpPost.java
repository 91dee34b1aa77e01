package io.worklog.server.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One POST over a connection of its own (RFC 9112). The JDK's client resolves names again by
 * itself; this one connects to the address that was judged. It follows nothing, reads no body and
 * no more than {@value #MOST} bytes of a head.
 */
final class HttpPost {
    private static final int MOST = 16 * 1024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_INFORMATIONAL = 199;

    private final Connector connector;

    HttpPost(Connector connector) {
        this.connector = connector;
    }

    /**
     * What the receiver answered.
     *
     * @param status the status code
     * @param headers its headers, names in lower case
     */
    record Answer(int status, Map<String, String> headers) {}

    Answer send(URI url, Map<String, String> headers, byte[] body) throws DeliveryException {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
        try (Socket socket = connector.connect(url.getHost(), port, secure);
                Deadline deadline = new Deadline(socket, connector.timeout())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(url, headers, body.length));
            out.write(body);
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (DeliveryException e) {
            throw e;
        } catch (IOException e) {
            throw DeliveryException.of("no answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        String path = String.valueOf(url.getRawPath());
        StringBuilder head = new StringBuilder("POST ").append(path.isEmpty() ? "/" : path);
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority());
        headers.forEach((name, value) -> head.append("\r\n" + name + ": " + value));
        head.append("\r\nContent-Length: ").append(length);
        head.append("\r\nConnection: close\r\nUser-Agent: Worklog/2.0\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Answer answer(InputStream in) throws IOException {
        int left = MOST;
        while (true) {
            String first = line(in, left);
            left -= first.length() + 2;
            int status = status(first);
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
                left -= line.length() + 2;
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    headers.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
            if (status > LAST_INFORMATIONAL) {
                return new Answer(status, headers);
            }
        }
    }

    private static int status(String line) throws DeliveryException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw DeliveryException.of("the answer is not HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw DeliveryException.of("the answer ends in the middle");
            }
            if (line.size() >= most) {
                throw DeliveryException.of("the answer's head is too long");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
