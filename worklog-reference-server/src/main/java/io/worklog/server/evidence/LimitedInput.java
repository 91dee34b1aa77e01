package io.worklog.server.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Hashes what is read, and refuses more than a limit. */
final class LimitedInput extends HashedInput {
    private final long most;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (count() > most) {
            throw new IllegalArgumentException("more than " + most + " bytes are refused");
        }
        return read;
    }
}
