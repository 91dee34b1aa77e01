package io.worklog.persistence.mongodb;

import java.io.IOException;

/** The stored bytes are not those that were given. */
final class DamagedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedContentException(String message) {
        super(message);
    }
}
