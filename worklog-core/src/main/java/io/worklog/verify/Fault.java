package io.worklog.verify;

import io.worklog.log.LogIndex;
import java.util.Objects;

/**
 * One thing that does not hold.
 *
 * @param kind what kind
 * @param index the entry it is about; for a tile the first entry below it
 * @param remark what does not hold
 */
public record Fault(Kind kind, LogIndex index, Remark remark) {
    /** Kinds of faults. */
    public enum Kind {
        /** Sealed bytes, a private value or evidence differ from what was sealed. */
        MODIFIED,
        /** Something sealed is not there. */
        MISSING,
        /** A derived thing (hash tile, index) differs; what was sealed is whole. */
        DERIVED
    }

    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(remark, "remark");
    }

    /** What does not hold, in one English sentence, with ids and without content. */
    public String what() {
        return remark.text();
    }

    Verdict verdict() {
        return kind == Kind.MISSING
                ? new Verdict.Missing(index, what())
                : new Verdict.Modified(index, what());
    }
}
