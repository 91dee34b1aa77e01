package io.worklog.verify;

import io.worklog.log.LogId;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import org.jspecify.annotations.Nullable;

/** Checks logs end to end. Thread-safe; writes nothing. */
public interface Verifier {
    /**
     * Checks a log by the public formats alone: signature, root, every tile, every entry.
     *
     * <p>Never throws for what it finds: whatever is wrong or cannot be read is in the report.
     */
    VerifyReport verify(LogSource source);

    /**
     * Checks a log in its store: all of {@link #verify(LogSource)}, and that every private value and
     * every evidence is the one that was sealed or was erased by a recorded redaction. Entries may be
     * appended meanwhile; the newest checkpoint decides how far it checks.
     *
     * @param evidence where attached bytes are; without it they are reported as not checked
     * @param index what to hold against the entries; without it this is not asked
     */
    VerifyReport verify(
            LogStore store,
            LogId log,
            @Nullable EvidenceStore evidence,
            @Nullable CheckableIndex index);

    /** A verifier with these settings. */
    static Verifier create(VerifyOptions options) {
        return new DefaultVerifier(options);
    }
}
