package io.worklog;

import io.worklog.catalog.EventLabels;
import io.worklog.codec.EventCodec;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.UuidV7;
import io.worklog.sequence.AnchorFeed;
import io.worklog.sequence.QueueLimits;
import io.worklog.sequence.RecorderClock;
import io.worklog.sequence.SealSchedule;
import io.worklog.sequence.SharedThreads;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.CallObserver;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all logs of one worklog share.
 *
 * @param store keeps logs
 * @param reads answers readers: the store, or copies before it
 * @param keys signs
 * @param heads remembers what was signed; absent where only the store does
 * @param spill where events go while the store is away; absent where they are refused
 * @param evidence takes attached bytes
 * @param codec makes bytes of events
 * @param diff compares states
 * @param ids makes event ids
 * @param hostClock the host's time
 * @param clock tells when events are recorded
 * @param source what this process is called in its events
 * @param types what events that came ready are held to
 * @param labels names of values and objects, asked when an event is recorded
 * @param denied which exceptions mean that access was refused
 * @param context what recordings do not say themselves
 * @param calls stands around the calls that hosts wait for
 * @param limits of each queue
 * @param listeners hears what becomes of events
 * @param threads runs everything
 * @param schedule seals what is new
 * @param anchors hands checkpoints on
 * @param index finds events
 * @param growth tells waiting readers and other nodes that logs have grown
 * @param outbox takes events of transactions
 * @param readOnly whether nothing may be recorded
 * @param quarantines whether a damaged log is opened for readers rather than refused
 */
record Shared(
        LogStore store,
        LogStore reads,
        SigningKeys keys,
        @Nullable HeadMemory heads,
        @Nullable SpillSettings spill,
        EvidenceIntake evidence,
        EventCodec codec,
        ObjectDiff diff,
        UuidV7 ids,
        InstantSource hostClock,
        RecorderClock clock,
        String source,
        ReadyTypes types,
        EventLabels labels,
        Predicate<? super Throwable> denied,
        Supplier<WorklogContext> context,
        CallObserver calls,
        QueueLimits limits,
        Listeners listeners,
        SharedThreads threads,
        SealSchedule schedule,
        AnchorFeed anchors,
        FollowedIndex index,
        GrowthWatch growth,
        OutboxPart outbox,
        boolean readOnly,
        boolean quarantines) {
    /** The same for a log of which only the readers of this store may see something. */
    Shared lookingAt(LogStore readable) {
        return new Shared(
                readable,
                readable,
                keys,
                null,
                null,
                evidence,
                codec,
                diff,
                ids,
                hostClock,
                clock,
                source,
                types,
                labels,
                denied,
                context,
                calls,
                limits,
                listeners,
                threads,
                schedule,
                anchors,
                index.unfollowed(readable),
                growth,
                outbox,
                true,
                true);
    }

    /** Settings of the store under which an acknowledged entry can be lost. */
    List<String> weaknesses() {
        return store instanceof AssessedLogStore assessed
                ? assessed.assessment().weaknesses()
                : List.of();
    }
}
