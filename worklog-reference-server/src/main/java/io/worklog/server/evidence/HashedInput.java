package io.worklog.server.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what is read; can insist that it is what was expected. One thread, one use. */
class HashedInput extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private long count;

    HashedInput(InputStream in) {
        super(in);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Bytes that fail at their end where they do not have that digest. */
    static InputStream expecting(InputStream in, String sha256) {
        return new HashedInput(in) {
            private boolean ended;

            @Override
            void ended() throws IOException {
                if (!ended && !sha256Hex().equals(sha256)) {
                    throw new DamagedEvidenceException(sha256);
                }
                ended = true;
            }
        };
    }

    long count() {
        return count;
    }

    /** Lower-case hex of the digest of all that was read; may be asked once. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Called when there is no more, again for every read after it. */
    void ended() throws IOException {}

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Never gives nothing where more is to come: a channel below may, and readers take it amiss. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        do {
            read = super.read(target, offset, length);
        } while (read == 0 && length > 0);
        if (read > 0) {
            digest.update(target, offset, read);
            count += read;
        } else if (read < 0) {
            ended();
        }
        return read;
    }

    /** Reads and drops, so that what is skipped counts too. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] dropped = new byte[(int) Math.min(8192, Math.max(1, wanted))];
        return wanted <= 0 ? 0 : Math.max(0, read(dropped, 0, dropped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
