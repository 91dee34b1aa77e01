package io.worklog.server.record;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** What can happen to a work record. */
public final class RecordEvents implements EventCatalog {
    /** Somebody began a record. */
    public static final EventType<RecordContent> CREATED = of("record.created", Verb.CREATE);

    /** What an edit session changed in a draft, recorded when a later session begins. */
    public static final EventType<RecordContent> EDITED = of("record.edited", Verb.UPDATE);

    /** A version was closed and waits for approval; the event seals digests of all it says. */
    public static final EventType<RecordContent> SUBMITTED = of("record.submitted", Verb.UPDATE);

    /** Its author took a submitted record back. */
    public static final EventType<RecordContent> WITHDRAWN = of("record.withdrawn", Verb.UPDATE);

    /** A version was approved. */
    public static final EventType<RecordContent> APPROVED = of("record.approved", Verb.APPROVE);

    /** A version was sent back. */
    public static final EventType<RecordContent> RETURNED = of("record.returned", Verb.APPROVE);

    /** An approved record gets a new version, which needs approval again. */
    public static final EventType<RecordContent> CORRECTED =
            of("record.corrected", Verb.UPDATE).reasonRequired().severity(Severity.LOW);

    /** A record is finished for good. */
    public static final EventType<RecordContent> ARCHIVED = of("record.archived", Verb.UPDATE);

    /** Somebody commented. */
    public static final EventType<Object> COMMENT_ADDED = comment("record.comment.added");

    /** Somebody changed their comment. */
    public static final EventType<Object> COMMENT_EDITED = comment("record.comment.edited");

    /** Somebody took their comment away; a tombstone stays. */
    public static final EventType<Object> COMMENT_DELETED = comment("record.comment.deleted");

    /**
     * Somebody looked at a record of a project that records views, or at a list of its records: then
     * the project is the target. In the system log.
     */
    public static final EventType<Object> VIEWED = EventType.named("record.viewed").verb(Verb.READ);

    RecordEvents() {}

    private static EventType<RecordContent> of(String name, Verb verb) {
        return EventType.of(name, RecordContent.class)
                .target("record")
                .verb(verb)
                .personal("title", "content", "participants", "fields", "name")
                .personal("/targets/*/name", "/evidence/*/name", "/reason")
                .delivery(Delivery.TRANSACTIONAL);
    }

    private static EventType<Object> comment(String name) {
        return EventType.named(name)
                .target("record")
                .verb(Verb.UPDATE)
                .personal("comment", "/targets/*/name")
                .delivery(Delivery.TRANSACTIONAL);
    }
}
