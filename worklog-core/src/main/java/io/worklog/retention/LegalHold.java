package io.worklog.retention;

import io.worklog.event.Target;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Forbids removal until it is lifted, whatever a retention policy says; it has no end date.
 *
 * @param caseId the name of the case, at most 64 characters
 * @param actorId only entries where this party acted or was acted for; absent for any
 * @param target only entries about this object; absent for any
 * @param from only entries of what occurred or was recorded then or later; absent for any
 * @param until only entries of what occurred or was recorded before; absent for any
 */
public record LegalHold(
        String caseId,
        @Nullable String actorId,
        @Nullable Target target,
        @Nullable Instant from,
        @Nullable Instant until) {
    public LegalHold {
        Objects.requireNonNull(caseId, "caseId");
        if (caseId.isBlank() || caseId.length() > 64) {
            throw new IllegalArgumentException("a case has a name of 1 to 64 characters");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a hold ends after it begins");
        }
    }

    /** Holds at any time. */
    public LegalHold(String caseId, @Nullable String actorId, @Nullable Target target) {
        this(caseId, actorId, target, null, null);
    }

    /** Holds the whole log. */
    public static LegalHold ofLog(String caseId) {
        return new LegalHold(caseId, null, null);
    }

    /** Holds what a party did. */
    public static LegalHold ofActor(String caseId, String actorId) {
        return new LegalHold(caseId, actorId, null);
    }

    /** Holds what was done to an object. */
    public static LegalHold ofTarget(String caseId, String type, String id) {
        return new LegalHold(caseId, null, Target.of(type, id));
    }

    /** The same for what occurred or was recorded within a time; null for no bound. */
    public LegalHold within(@Nullable Instant begin, @Nullable Instant end) {
        return new LegalHold(caseId, actorId, target, begin, end);
    }

    /** Whether a moment is within the time that is held. */
    boolean covers(Instant moment) {
        return (from == null || !moment.isBefore(from))
                && (until == null || moment.isBefore(until));
    }
}
