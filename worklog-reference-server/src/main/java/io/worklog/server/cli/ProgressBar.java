package io.worklog.server.cli;

import io.worklog.server.importer.ImportProgress;
import java.time.Duration;
import java.time.Instant;

/** One line on a person's screen: how far, how fast, how long still. Silent elsewhere. */
final class ProgressBar implements ImportProgress {
    private static final int COLUMNS = 30;
    private static final int RECORDS_PER_LOOK = 256;
    private static final Duration REDRAW = Duration.ofMillis(200);

    private final Session session;
    private final Instant began;
    private Instant drawn;
    private boolean visible;

    ProgressBar(Session session) {
        this.session = session;
        this.began = session.clock().instant();
        this.drawn = began;
    }

    @Override
    public void at(long records, long bytesRead, long bytesTotal) {
        if (!session.terminal().progress() || records % RECORDS_PER_LOOK != 0) {
            return;
        }
        Instant now = session.clock().instant();
        if (Duration.between(drawn, now).compareTo(REDRAW) >= 0) {
            drawn = now;
            visible = true;
            session.terminal().err().print("\r" + line(records, bytesRead, bytesTotal, now));
            session.terminal().err().flush();
        }
    }

    /** The bar as it stands at a moment. */
    String line(long records, long bytesRead, long bytesTotal, Instant now) {
        double part = bytesTotal == 0 ? 1 : Math.min(1, (double) bytesRead / bytesTotal);
        int full = (int) (part * COLUMNS);
        long millis = Math.max(1, Duration.between(began, now).toMillis());
        long left = part == 0 ? 0 : (long) (millis / part - millis) / 1_000;
        return session.messages()
                .text(
                        "import.progress",
                        "█".repeat(full) + "░".repeat(COLUMNS - full),
                        (int) (part * 100),
                        records,
                        records * 1_000 / millis,
                        String.format("%d:%02d", left / 60, left % 60));
    }

    /** Takes the line away again. */
    void end() {
        if (visible) {
            session.terminal().err().print("\r" + " ".repeat(session.columns() - 1) + "\r");
            session.terminal().err().flush();
        }
    }

    long perSecond(long records) {
        Duration taken = Duration.between(began, session.clock().instant());
        return records * 1_000 / Math.max(1, taken.toMillis());
    }
}
