package io.worklog.server.evidence;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** What can happen to a file: its custody. Names of files can be erased. */
public final class EvidenceEvents implements EventCatalog {
    private static final String FILE = "evidence";
    private static final String NAME = "/evidence/*/name";

    /** A file came into the project. */
    public static final EventType<Object> UPLOADED =
            changing("evidence.uploaded").verb(Verb.CREATE).personal(NAME);

    /** A file was found clean and can be read from now on. */
    public static final EventType<Object> RELEASED =
            changing("evidence.released").verb(Verb.UPDATE);

    /** A virus was found in a file that is kept; nobody reads it. */
    public static final EventType<Object> INFECTED =
            changing("evidence.infected").verb(Verb.UPDATE).severity(Severity.HIGH);

    /** A file was refused and not kept. */
    public static final EventType<Object> REFUSED =
            EventType.named("evidence.refused")
                    .target(FILE)
                    .verb(Verb.CREATE)
                    .severity(Severity.MEDIUM);

    /** Somebody looked at what is known of a file, or at its small picture. */
    public static final EventType<Object> VIEWED =
            EventType.named("evidence.viewed").target(FILE).verb(Verb.READ);

    /** Somebody took a file's bytes. */
    public static final EventType<Object> DOWNLOADED =
            EventType.named("evidence.downloaded").target(FILE).verb(Verb.READ);

    /** A file left with an export or a bundle. */
    public static final EventType<Object> EXPORTED =
            EventType.named("evidence.exported").target(FILE).verb(Verb.EXPORT);

    /** A file's bytes and name are gone. */
    public static final EventType<Object> REMOVED =
            changing("evidence.removed").verb(Verb.DELETE).reasonRequired();

    /** The bytes that are kept are not those that were uploaded. */
    public static final EventType<Object> DAMAGED =
            EventType.named("evidence.damaged")
                    .target(FILE)
                    .verb(Verb.READ)
                    .severity(Severity.CRITICAL);

    /** The limits for uploads were changed. */
    public static final EventType<Object> LIMITS_CHANGED =
            EventType.named("evidence.limits.changed")
                    .target("project")
                    .verb(Verb.UPDATE)
                    .delivery(Delivery.TRANSACTIONAL);

    EvidenceEvents() {}

    private static EventType<Object> changing(String name) {
        return EventType.named(name).target(FILE).delivery(Delivery.TRANSACTIONAL);
    }
}
