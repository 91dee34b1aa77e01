package io.worklog.spring.operate;

import io.worklog.verify.VerifyReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a check of a log has come, or how it ended; without content.
 *
 * @param log which log
 * @param state RUNNING, DONE or FAILED
 * @param deep whether the index is held against the entries too
 * @param started when it began
 * @param ended when it ended; absent while it runs
 * @param checked how many entries were checked
 * @param total how many there are to check
 * @param verdict the word for how it ended; absent while it runs
 * @param good whether everything asked was checked and holds
 * @param faults how many things do not hold
 * @param firstFault the first of them, with its index; absent where there is none
 */
public record Verification(
        String log,
        State state,
        boolean deep,
        Instant started,
        @Nullable Instant ended,
        long checked,
        long total,
        @Nullable String verdict,
        boolean good,
        int faults,
        @Nullable String firstFault) {
    /** What a check is doing. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** It has a verdict. */
        DONE,
        /** It could not be made; it says nothing about the log. */
        FAILED
    }

    static Verification begun(String log, boolean deep, Instant now) {
        return new Verification(log, State.RUNNING, deep, now, null, 0, 0, null, false, 0, null);
    }

    Verification at(long done, long all) {
        return new Verification(
                log, state, deep, started, ended, done, all, verdict, good, faults, firstFault);
    }

    Verification done(VerifyReport report, Instant now) {
        return new Verification(
                log,
                State.DONE,
                deep,
                started,
                now,
                report.entriesChecked(),
                report.size().value(),
                report.verdict().word(),
                report.good(),
                report.faults().size(),
                report.faults().stream()
                        .findFirst()
                        .map(fault -> fault.index().value() + ": " + fault.what())
                        .orElse(null));
    }

    Verification failed(RuntimeException why, Instant now) {
        return new Verification(
                log,
                State.FAILED,
                deep,
                started,
                now,
                checked,
                total,
                null,
                false,
                0,
                why.getClass().getName());
    }
}
