package io.worklog.server.cli;

import io.worklog.client.TransferProgress;
import java.util.concurrent.atomic.AtomicLong;

/** How far long work on a server or a file is, on a person's screen. Thread-safe. */
final class TransferBar implements TransferProgress {
    private static final long REDRAW_MILLIS = 200;

    private final Call call;
    private final String key;
    private final AtomicLong drawn;

    /** With a text that takes how much is done and how much there is. */
    TransferBar(Call call, String key) {
        this.call = call;
        this.key = key;
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
            call.terminal().err().print("\r" + call.text(key, done, total));
            call.terminal().err().flush();
        }
    }

    /** Takes the line away again. */
    void end() {
        if (call.terminal().progress()) {
            call.terminal().err().print("\r" + " ".repeat(call.session().columns() - 1) + "\r");
            call.terminal().err().flush();
        }
    }
}
