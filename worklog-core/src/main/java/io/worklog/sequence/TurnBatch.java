package io.worklog.sequence;

import io.worklog.spi.AppendBatch;
import io.worklog.spi.FairLogStore;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is made when its turn has come, of all that waits by then. While it is made other
 * writers wait, so who has much to read first lets them go on. For the writer's thread.
 */
final class TurnBatch implements FairLogStore.Turn {
    private final List<Pending> all;
    private final Supplier<List<Pending>> more;
    private LogView from;
    private boolean patient;
    private @Nullable PlannedBatch planned;

    /**
     * Nothing is made yet.
     *
     * @param first what waits already
     * @param more gives what came since it was asked last
     */
    TurnBatch(List<Pending> first, Supplier<List<Pending>> more, LogView view) {
        this.all = new ArrayList<>(first);
        this.more = more;
        this.from = view;
    }

    /**
     * Says where the log stood when it was looked at last, before the turn is asked for.
     *
     * @param readAll whether everything that was added since is read in the turn, however much
     */
    void from(LogView view, boolean readAll) {
        from = view;
        patient = readAll;
        planned = null;
    }

    @Override
    public Optional<AppendBatch> take(LogHead head, LogStore held) {
        planned = null;
        if (!patient && from.isFarFrom(head)) {
            throw new HeadMovedException(head.log(), head);
        }
        LogView now = head.equals(from.head()) ? from : from.at(held, head);
        all.addAll(more.get());
        PlannedBatch made = PlannedBatch.of(held, now, all);
        planned = made;
        return Optional.ofNullable(made.append());
    }

    /** Whether others added something since the log was looked at. After the turn. */
    boolean metOthers() {
        return !planned().view().head().equals(from.head());
    }

    /** What was made in the turn that succeeded. */
    PlannedBatch planned() {
        return Objects.requireNonNull(planned, "no turn was taken");
    }

    /** What was last given to the store, if anything. */
    @Nullable AppendBatch given() {
        PlannedBatch made = planned;
        return made == null ? null : made.append();
    }
}
