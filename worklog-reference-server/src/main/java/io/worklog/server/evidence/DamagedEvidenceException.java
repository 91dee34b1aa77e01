package io.worklog.server.evidence;

import java.io.IOException;

/** The bytes that are kept are not those that were uploaded. */
final class DamagedEvidenceException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedEvidenceException(String sha256) {
        super("the bytes kept for " + sha256 + " have another digest");
    }
}
