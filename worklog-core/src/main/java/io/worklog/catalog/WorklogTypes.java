package io.worklog.catalog;

import io.worklog.event.Severity;
import io.worklog.event.Verb;
import java.util.List;

/** The types of the events that Worklog itself writes into its logs. */
public final class WorklogTypes implements EventCatalog {
    /** The kind of target that stands for a log as a whole; its id is the name of the log. */
    public static final String LOG = "log";

    /** A recorder began to write into a log. */
    public static final EventType<Object> STARTED = about(LOG, "worklog.started");

    /** A recorder closed a log in good order. */
    public static final EventType<Object> STOPPED = about(LOG, "worklog.stopped");

    /** A log had nothing to record, and its recorder was alive. */
    public static final EventType<Object> HEARTBEAT = about(LOG, "worklog.heartbeat");

    /** A log was created. */
    public static final EventType<Object> LOG_CREATED = about(LOG, "worklog.log.created");

    /** A log goes on from another, of which the store lost a part. */
    public static final EventType<Object> LOG_CONTINUED =
            underReason("worklog.log.continued").target(LOG);

    /** A log changed its signing key. */
    public static final EventType<Object> KEY_ROTATED =
            about(LOG, "worklog.key.rotated").severity(Severity.MEDIUM);

    /** Values of an entry were erased; proofs stay valid. */
    public static final EventType<Object> REDACTION =
            EventType.named("worklog.redaction")
                    .verb(Verb.DELETE)
                    .severity(Severity.HIGH)
                    .reasonRequired()
                    .message("worklog.redaction");

    /** Deletion was stopped until the hold is lifted. */
    public static final EventType<Object> HOLD_PLACED = underReason("worklog.hold.placed");

    /** A hold was lifted. */
    public static final EventType<Object> HOLD_LIFTED = underReason("worklog.hold.lifted");

    /** Entries below an index were dropped behind a kept boundary. */
    public static final EventType<Object> PRUNED =
            underReason("worklog.pruned").target(LOG).verb(Verb.DELETE);

    /** Entries left the log as a file. */
    public static final EventType<Object> EXPORTED = about(LOG, "worklog.exported");

    /** An event that its log refused, though its transaction had committed, was given up. */
    public static final EventType<Object> OUTBOX_DISCARDED =
            underReason("worklog.outbox.discarded").target("event").verb(Verb.DELETE);

    /** A bulk operation: the parent that its children point at. */
    public static final EventType<Object> BATCH =
            EventType.named("worklog.batch").verb(Verb.EXECUTE).message("worklog.batch");

    private static final List<EventType<?>> ALL =
            List.of(
                    STARTED,
                    STOPPED,
                    HEARTBEAT,
                    LOG_CREATED,
                    LOG_CONTINUED,
                    KEY_ROTATED,
                    REDACTION,
                    HOLD_PLACED,
                    HOLD_LIFTED,
                    PRUNED,
                    EXPORTED,
                    OUTBOX_DISCARDED,
                    BATCH);

    private WorklogTypes() {}

    /** All of them. */
    public static List<EventType<?>> all() {
        return ALL;
    }

    private static EventType<Object> about(String target, String name) {
        return EventType.named(name).target(target).message(name);
    }

    private static EventType<Object> underReason(String name) {
        return EventType.named(name).severity(Severity.HIGH).reasonRequired().message(name);
    }
}
