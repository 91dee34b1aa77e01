package io.worklog.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content that fails at its end where it does not have the digest it is kept under. */
final class CheckedContent extends FilterInputStream {
    private final String expected;
    private final MessageDigest digest = sha256();
    private boolean ended;

    CheckedContent(InputStream in, String expected) {
        super(in);
        this.expected = expected;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
        } else if (read < 0 && !ended) {
            checkDigest();
            ended = true;
        }
        return read;
    }

    /** Reads and drops, so that what is skipped is checked too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[(int) Math.min(8192, Math.max(1, count))];
        int read = count <= 0 ? 0 : read(dropped, 0, dropped.length);
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkDigest() throws IOException {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(expected)) {
            throw new IOException(
                    "evidence "
                            + expected
                            + " is damaged: the stored bytes have the digest "
                            + actual);
        }
    }
}
