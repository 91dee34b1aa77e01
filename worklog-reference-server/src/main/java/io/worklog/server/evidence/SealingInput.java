package io.worklog.server.evidence;

import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Seals while it is read, for stores that read what they keep. Holds a segment at most. */
final class SealingInput extends InputStream {
    private static final int CHUNK = 64 << 10;

    private final InputStream plain;
    private final Drain sealed = new Drain();
    private final OutputStream sealing;
    private final byte[] chunk = new byte[CHUNK];
    private boolean ended;

    SealingInput(Vault vault, KeyName key, InputStream plain, byte[] context) throws IOException {
        this.plain = plain;
        this.sealing = vault.sealing(key, sealed, context);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (sealed.available() == 0 && !ended) {
            int read = plain.read(chunk, 0, CHUNK);
            if (read < 0) {
                sealing.close();
                ended = true;
            } else {
                sealing.write(chunk, 0, read);
            }
        }
        return sealed.take(target, offset, length);
    }

    /** What was written and not yet read. */
    private static final class Drain extends ByteArrayOutputStream {
        private int from;

        int available() {
            return count - from;
        }

        int take(byte[] target, int offset, int length) {
            if (available() == 0) {
                return -1;
            }
            int taken = Math.min(length, available());
            System.arraycopy(buf, from, target, offset, taken);
            from += taken;
            if (from == count) {
                reset();
                from = 0;
            }
            return taken;
        }
    }
}
