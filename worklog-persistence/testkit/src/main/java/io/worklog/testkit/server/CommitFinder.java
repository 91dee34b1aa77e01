package io.worklog.testkit.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Follows what a client sends in MySQL's protocol and finds the statement COMMIT. A packet is three
 * bytes of length (little-endian), a sequence number that is 0 in the first packet of a command, and
 * the payload; the payload of a query is a 3 and, after attributes that may be there, its text
 * (MySQL's documentation of the client/server protocol, "MySQL Packets" and "COM_QUERY").
 */
final class CommitFinder {

    private static final int HEADER_BYTES = 4;
    private static final int QUERY = 3;
    private static final String COMMIT = "commit";

    /** The command, its attributes' counts, the word, and a semicolon. */
    private static final int LONGEST = 12;

    private final byte[] header = new byte[HEADER_BYTES];
    private final byte[] payload = new byte[LONGEST];
    private int headerRead;
    private int length;
    private int payloadRead;

    /** Takes the next bytes; true if the last packet that they complete is a COMMIT. */
    boolean endsWithCommit(byte[] bytes, int count) {
        boolean commit = false;
        int at = 0;
        while (at < count) {
            if (headerRead < HEADER_BYTES) {
                header[headerRead++] = bytes[at++];
                if (headerRead < HEADER_BYTES || !beginPayload()) {
                    continue;
                }
            }
            int part = Math.min(length - payloadRead, count - at);
            keep(bytes, at, part);
            at += part;
            if (payloadRead == length) {
                commit = isCommit();
                headerRead = 0;
            }
        }
        return commit;
    }

    /** Reads the header; false if no payload follows. */
    private boolean beginPayload() {
        length = header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        payloadRead = 0;
        if (length == 0) {
            headerRead = 0;
        }
        return length > 0;
    }

    private void keep(byte[] bytes, int from, int count) {
        int room = Math.min(count, LONGEST - Math.min(LONGEST, payloadRead));
        if (room > 0) {
            System.arraycopy(bytes, from, payload, payloadRead, room);
        }
        payloadRead += count;
    }

    private boolean isCommit() {
        if (header[3] != 0 || payload[0] != QUERY || length > LONGEST) {
            return false;
        }
        String text = new String(payload, 1, length - 1, StandardCharsets.ISO_8859_1);
        return text.toLowerCase(Locale.ROOT).endsWith(COMMIT);
    }
}
