package io.worklog.server.privacy;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** What is asked, decided and done about personal data, holds and retention. */
public final class PrivacyEvents implements EventCatalog {
    /** Somebody asked that a person be erased. */
    public static final EventType<Object> ERASURE_ASKED =
            about("privacy.erasure.asked", "person").reasonRequired();

    /** Somebody else allowed it. */
    public static final EventType<Object> ERASURE_APPROVED =
            about("privacy.erasure.approved", "person").severity(Severity.HIGH);

    /** Somebody else did not allow it. */
    public static final EventType<Object> ERASURE_REFUSED =
            about("privacy.erasure.refused", "person");

    /** It is done, as far as nothing had to stay. */
    public static final EventType<Object> ERASURE_DONE =
            about("privacy.erasure.done", "person").severity(Severity.HIGH);

    /** Somebody asked to hand out personal fields of some events. */
    public static final EventType<Object> DISCLOSURE_ASKED =
            about("privacy.disclosure.asked", "project").reasonRequired();

    /** Somebody else allowed it. */
    public static final EventType<Object> DISCLOSURE_APPROVED =
            about("privacy.disclosure.approved", "project");

    /** Somebody else did not allow it. */
    public static final EventType<Object> DISCLOSURE_REFUSED =
            about("privacy.disclosure.refused", "project");

    /** The bundle was handed out. */
    public static final EventType<Object> DISCLOSED =
            EventType.named("privacy.disclosure.handed-out")
                    .target("project")
                    .verb(Verb.EXPORT)
                    .severity(Severity.MEDIUM);

    /** A case forbids that something is removed. */
    public static final EventType<Object> HOLD_OPENED =
            about("privacy.hold.opened", "case").reasonRequired();

    /** A case ended. */
    public static final EventType<Object> HOLD_RELEASED =
            about("privacy.hold.released", "case").reasonRequired();

    /** How long events of a class are kept was changed. */
    public static final EventType<Object> RETENTION_CHANGED =
            about("privacy.retention.changed", "retention-class").severity(Severity.MEDIUM);

    /** Events whose time was over were dropped. */
    public static final EventType<Object> RETENTION_APPLIED =
            about("privacy.retention.applied", "project").severity(Severity.HIGH);

    /** The vault got a new master key. */
    public static final EventType<Object> VAULT_ROTATED =
            about("privacy.vault.rotated", "vault").severity(Severity.MEDIUM);

    PrivacyEvents() {}

    private static EventType<Object> about(String name, String target) {
        return EventType.named(name)
                .target(target)
                .verb(Verb.UPDATE)
                .delivery(Delivery.TRANSACTIONAL);
    }
}
