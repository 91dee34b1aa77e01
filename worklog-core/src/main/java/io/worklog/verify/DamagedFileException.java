package io.worklog.verify;

import java.io.IOException;

/** A file is there and is not what its place demands. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long index;

    DamagedFileException(String message, long index) {
        super(message);
        this.index = index;
    }

    /** The first entry that it concerns. */
    long index() {
        return index;
    }
}
