package io.worklog.diff;

import io.worklog.event.ChangeOp;
import org.jspecify.annotations.Nullable;

/** Takes what a comparison finds. */
interface Sink {
    /**
     * One difference. An object or a collection stands for itself without what is in it, which
     * comes as changes of its own.
     */
    void change(Path path, ChangeOp op, @Nullable Node before, @Nullable Node after);

    /** One element of a collection without order: an object comes with all that is in it. */
    void element(Path path, ChangeOp op, Node element);

    /** Whether values of that place are other than public. */
    boolean hides(Path path);
}
