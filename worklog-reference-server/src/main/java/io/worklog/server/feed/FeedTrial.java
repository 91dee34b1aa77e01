package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** An event that says only that a feed works; it is in no log. */
final class FeedTrial {
    static final String TYPE = "worklog.test";

    private FeedTrial() {}

    static RecordedEvent event(Feed feed, String log, Actor actor, UUID id, Instant now) {
        AuditEvent event =
                AuditEvent.builder(new TypeRef(TYPE, 1))
                        .id(id)
                        .verb(Verb.EXECUTE)
                        .occurredAt(now)
                        .recordedAt(now)
                        .provenance(new Provenance(log, "test", 0))
                        .tenant(feed.tenant())
                        .actor(actor)
                        .target("feed", feed.id())
                        .build();
        LogEntry none = new LogEntry(LogIndex.of(0), new byte[0], null);
        return new RecordedEvent(none, event, Set.of());
    }
}
