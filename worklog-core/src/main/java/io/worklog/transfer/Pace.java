package io.worklog.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells how far a step is and how fast it goes. Thread-safe. */
final class Pace {
    private final TransferProgress told;
    private final InstantSource clock;
    private final TransferState.Step step;
    private final String what;
    private final long startedWith;
    private final Instant began;

    Pace(
            TransferProgress told,
            InstantSource clock,
            TransferState.Step step,
            String what,
            long startedWith) {
        this.told = told;
        this.clock = clock;
        this.step = step;
        this.what = what;
        this.startedWith = startedWith;
        this.began = clock.instant();
    }

    void at(long done, long total) {
        long millis = Math.max(1, Duration.between(began, clock.instant()).toMillis());
        long perSecond = (done - startedWith) * 1_000 / millis;
        told.at(new TransferState(step, what, done, total, perSecond));
    }
}
