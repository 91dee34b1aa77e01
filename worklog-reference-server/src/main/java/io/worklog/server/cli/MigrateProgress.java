package io.worklog.server.cli;

import io.worklog.transfer.TransferProgress;
import io.worklog.transfer.TransferState;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How far a migration is, on a person's screen. Thread-safe. */
final class MigrateProgress implements TransferProgress {
    private static final long REDRAW_MILLIS = 200;
    private static final int COLUMNS = 30;

    private final Call call;
    private final AtomicLong drawn;
    private volatile boolean visible;

    MigrateProgress(Call call) {
        this.call = call;
        this.drawn = new AtomicLong(call.session().clock().millis());
    }

    @Override
    public void at(TransferState state) {
        if (!call.terminal().progress()) {
            return;
        }
        long now = call.session().clock().millis();
        long before = drawn.get();
        if (now - before >= REDRAW_MILLIS && drawn.compareAndSet(before, now)) {
            visible = true;
            clearLine();
            call.terminal().err().print("\r" + line(state));
            call.terminal().err().flush();
        }
    }

    /** The bar as it stands. */
    String line(TransferState state) {
        double part = state.total() == 0 ? 1 : (double) state.done() / state.total();
        int full = (int) (Math.min(1, part) * COLUMNS);
        return call.text(
                "migrate.progress",
                "█".repeat(full) + "░".repeat(COLUMNS - full),
                (int) (part * 100),
                call.text("migrate.step." + state.step().name().toLowerCase(Locale.ROOT)),
                state.what(),
                state.done(),
                state.perSecond());
    }

    /** Takes the line away again. */
    void end() {
        if (visible) {
            clearLine();
            call.terminal().err().flush();
        }
    }

    private void clearLine() {
        int columns = call.session().columns() - 1;
        call.terminal().err().print("\r" + " ".repeat(columns) + "\r");
    }
}
