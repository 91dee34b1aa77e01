package io.worklog.diff;

import io.worklog.event.ChangeOp;
import org.jspecify.annotations.Nullable;

/** Notes only that there is a difference. */
final class Probe implements Sink {
    private boolean different;

    boolean isDifferent() {
        return different;
    }

    @Override
    public void change(Path path, ChangeOp op, @Nullable Node before, @Nullable Node after) {
        different = true;
    }

    @Override
    public void element(Path path, ChangeOp op, Node element) {
        different = true;
    }

    @Override
    public boolean hides(Path path) {
        return false;
    }
}
