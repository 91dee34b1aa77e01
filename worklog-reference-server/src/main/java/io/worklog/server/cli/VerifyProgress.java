package io.worklog.server.cli;

import io.worklog.verify.Progress;
import java.util.concurrent.atomic.AtomicLong;

/** How far a verification is, on a person's screen. Thread-safe. */
final class VerifyProgress implements Progress {
    private static final long REDRAW_MILLIS = 200;

    private final Call call;
    private final AtomicLong drawn;

    VerifyProgress(Call call) {
        this.call = call;
        this.drawn = new AtomicLong(call.session().clock().millis());
    }

    @Override
    public void at(long done, long total) {
        if (!call.terminal().progress()) {
            return;
        }
        long now = call.session().clock().millis();
        long before = drawn.get();
        if (now - before >= REDRAW_MILLIS && drawn.compareAndSet(before, now)) {
            String text = call.text("verify.progress", done, total);
            call.terminal().err().print("\r" + text + (done == total ? "\r\n" : ""));
            call.terminal().err().flush();
        }
    }
}
