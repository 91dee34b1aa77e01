package io.worklog.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Looks for viruses. A bean of this type takes the place of the one that asks clamd. Thread-safe.
 */
public interface EvidenceScanner {
    /**
     * Reads bytes to their end, or to where it knows enough.
     *
     * @throws IOException if it cannot say; the file stays in quarantine and is scanned again
     */
    Verdict scan(InputStream bytes) throws IOException;

    /**
     * What it found.
     *
     * @param clean whether nothing was found
     * @param finding the name of what was found; empty where it is clean
     */
    record Verdict(boolean clean, String finding) {
        /** Nothing was found. */
        public static final Verdict CLEAN = new Verdict(true, "");

        public Verdict {
            Objects.requireNonNull(finding, "finding");
        }
    }
}
