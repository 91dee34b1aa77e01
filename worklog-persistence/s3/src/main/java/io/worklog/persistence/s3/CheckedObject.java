package io.worklog.persistence.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object on its way here, from its first byte or a later one. Where the whole is read, it fails
 * at the end if the bytes do not have the digest they are kept under. Closing it early gives up the
 * connection instead of reading the rest.
 */
final class CheckedObject extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 8_192;

    private final ResponseInputStream<GetObjectResponse> object;
    private final String sha256;
    private final boolean whole;
    private final MessageDigest digest = Digests.sha256();
    private boolean ended;

    CheckedObject(ResponseInputStream<GetObjectResponse> object, String sha256, boolean whole) {
        super(object);
        this.object = object;
        this.sha256 = sha256;
        this.whole = whole;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = readSome(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            check();
        }
        return read;
    }

    private int readSome(byte[] target, int offset, int length) throws IOException {
        try {
            return ended ? -1 : super.read(target, offset, length);
        } catch (SdkException e) {
            throw new IOException("evidence " + sha256 + " broke off while it was read", e);
        }
    }

    private void check() throws IOException {
        if (whole && !Digests.hex(digest).equals(sha256)) {
            throw new IOException(
                    "evidence " + sha256 + " is damaged: the stored bytes have another digest");
        }
    }

    /** Reads and drops, so that what is skipped is checked too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[(int) Math.min(SKIPPED_AT_ONCE, Math.max(1, count))];
        int read = count <= 0 ? 0 : read(dropped, 0, dropped.length);
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            object.close();
        } else {
            object.abort();
        }
    }
}
