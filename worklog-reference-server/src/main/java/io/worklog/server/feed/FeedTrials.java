package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.event.UuidV7;
import io.worklog.log.LogIndex;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Told;
import io.worklog.server.trail.Trail;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** Sends single events while somebody waits: a test, or a dead letter again. */
final class FeedTrials {
    private final Feeds feeds;
    private final Senders senders;
    private final EventForms forms;
    private final DeadLetters dead;
    private final Trail trail;
    private final InstantSource clock;
    private final UuidV7 uuids;

    FeedTrials(
            Feeds feeds,
            Senders senders,
            EventForms forms,
            DeadLetters dead,
            Trail trail,
            InstantSource clock,
            UuidV7 uuids) {
        this.feeds = feeds;
        this.senders = senders;
        this.forms = forms;
        this.dead = dead;
        this.trail = trail;
        this.clock = clock;
        this.uuids = uuids;
    }

    /**
     * How a test ended.
     *
     * @param delivered whether the receiver took it, or, for syslog, whether it was written
     * @param problem why not
     */
    record Result(boolean delivered, @JsonSerialize(using = Told.class) @Nullable String problem) {}

    Result test(Caller caller, ProjectRef project, String id) {
        Feed feed = feeds.get(project, id);
        RecordedEvent event =
                FeedTrial.event(feed, project.log(), caller.actor(), uuids.next(), clock.instant());
        feeds.record(FeedEvents.TESTED, project, feed);
        try {
            send(feed, event);
            return new Result(true, null);
        } catch (DeliveryException e) {
            return new Result(false, e.why());
        }
    }

    /** Sends a dead letter again; it is gone when the receiver took it. */
    void replay(ProjectRef project, String id, long index) {
        Feed feed = feeds.get(project, id);
        if (dead.find(id, index).isEmpty()) {
            throw Problem.notFound("the dead letter");
        }
        RecordedEvent event =
                trail.of(project)
                        .entry(LogIndex.of(index))
                        .orElseThrow(() -> Problem.notFound("the entry"));
        try {
            send(feed, event);
        } catch (DeliveryException e) {
            throw Problem.of(FeedProblem.NOT_DELIVERED, e.why());
        }
        dead.remove(id, index);
        feeds.record(FeedEvents.REPLAYED, project, feed);
    }

    private void send(Feed feed, RecordedEvent event) throws DeliveryException {
        try (Sender sender = senders.of(feed)) {
            sender.send(FeedDelivery.outgoing(forms, feed, event));
        }
    }
}
