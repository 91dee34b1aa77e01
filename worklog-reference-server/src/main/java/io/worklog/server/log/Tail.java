package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventMatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one log for one reader, in the order of its indices and on the reader's own thread: what a
 * reader has seen is a number, so whichever node it comes back to goes on after it, and nothing is
 * missed or told twice.
 */
final class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration CHECK = Duration.ofSeconds(5);

    /** A reader that keeps a message waiting for longer is let go. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private static final int FLUSH_AFTER = 100;

    private final AuditLog log;
    private final EventMatcher wanted;
    private final TailWriter out;
    private final BooleanSupplier open;
    private final BooleanSupplier allowed;
    private final LongSupplier nanos;
    private long next;
    private long checked;
    private long written;

    /**
     * A tail.
     *
     * @param next index of the first entry to tell
     * @param open whether the server goes on
     * @param allowed whether the reader still may read
     */
    Tail(
            AuditLog log,
            long next,
            EventMatcher wanted,
            TailWriter out,
            BooleanSupplier open,
            BooleanSupplier allowed,
            LongSupplier nanos) {
        this.log = log;
        this.next = next;
        this.wanted = wanted;
        this.out = out;
        this.open = open;
        this.allowed = allowed;
        this.nanos = nanos;
        this.checked = nanos.getAsLong();
        this.written = checked;
    }

    /** Tells until there is a reason to end, and tells that. */
    void run() throws IOException {
        out.beat(next - 1);
        String reason = null;
        while (reason == null) {
            reason = tell();
            reason = reason == null ? reason() : reason;
            if (reason == null && since(written) > BEAT.toNanos()) {
                reason = timely(() -> out.beat(next - 1));
            }
        }
        out.end(reason);
    }

    private @Nullable String tell() throws IOException {
        try {
            TreeSize size = log.awaitGrowth(TreeSize.of(next), LOOK);
            return size.value() > next ? tellAll() : null;
        } catch (IntegrityException e) {
            LOG.error("worklog.entry.damaged {}", log.id(), e);
            return "damaged";
        }
    }

    private @Nullable String tellAll() throws IOException {
        int unflushed = 0;
        try (Stream<RecordedEvent> entries = log.read(LogIndex.of(next))) {
            for (Iterator<RecordedEvent> each = entries.iterator(); each.hasNext(); ) {
                RecordedEvent entry = each.next();
                next = entry.index().value() + 1;
                if (wanted.test(entry.event())) {
                    String reason = timely(() -> out.event(entry));
                    if (reason == null && ++unflushed % FLUSH_AFTER == 0) {
                        reason = reason();
                    }
                    if (reason != null) {
                        return reason;
                    }
                }
            }
        }
        return unflushed == 0 ? null : timely(out::flush);
    }

    /** Why it has to end now; null where it need not. */
    private @Nullable String reason() {
        if (!open.getAsBoolean()) {
            return "shutdown";
        }
        if (since(checked) > CHECK.toNanos()) {
            checked = nanos.getAsLong();
            return allowed.getAsBoolean() ? null : "access";
        }
        return null;
    }

    /** Writes; a reader that took too long has got this message and gets one more. */
    private @Nullable String timely(Writing writing) throws IOException {
        long start = nanos.getAsLong();
        writing.write();
        written = nanos.getAsLong();
        return written - start > SLOW.toNanos() ? "slow" : null;
    }

    private long since(long start) {
        return nanos.getAsLong() - start;
    }

    /** Something that is written. */
    private interface Writing {
        void write() throws IOException;
    }
}
