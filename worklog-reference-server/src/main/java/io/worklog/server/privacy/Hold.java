package io.worklog.server.privacy;

import io.worklog.retention.LegalHold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case: what it covers can neither be erased nor dropped until it is released.
 *
 * @param id its identifier
 * @param tenant whose it is
 * @param caseName its name, which the logs know too
 * @param reason why
 * @param project the only project it covers; null for all
 * @param person the only person it covers, whatever they did and what was done to them; null for
 *     everybody
 * @param from the beginning of the time it covers; null for any
 * @param until the end of that time; null for any
 * @param twoPeople whether somebody else than who opened it must release it
 * @param state how it stands
 * @param openedBy who opened it
 * @param openedAt when
 * @param releasedBy who released it
 * @param releasedAt when
 * @param releaseReason why
 * @param version how often it changed
 */
record Hold(
        String id,
        String tenant,
        String caseName,
        String reason,
        @Nullable String project,
        @Nullable String person,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean twoPeople,
        State state,
        String openedBy,
        Instant openedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason,
        long version) {

    /** What is added to a case's name where a log needs a second hold for it. */
    static final String ABOUT = " (about)";

    /** How a case stands. */
    enum State {
        /** In force; not yet in every log. */
        OPENING,
        /** In force, in every log. */
        OPEN,
        /** Not in force any more; still in some logs. */
        RELEASING,
        /** Over. */
        RELEASED
    }

    boolean inForce() {
        return state == State.OPENING || state == State.OPEN;
    }

    /** Whether it covers a thing; null stands for what is not known and is then covered. */
    boolean covers(@Nullable String where, @Nullable String who, @Nullable Instant at) {
        return (project == null || project.equals(where))
                && (person == null || who == null || person.equals(who))
                && (at == null
                        || (from == null || !at.isBefore(from))
                                && (until == null || at.isBefore(until)));
    }

    /** The holds that a log needs for it. */
    List<LegalHold> inLogs() {
        if (person == null) {
            return List.of(LegalHold.ofLog(caseName).within(from, until));
        }
        return List.of(
                LegalHold.ofActor(caseName, person).within(from, until),
                LegalHold.ofTarget(caseName + ABOUT, "user", person).within(from, until));
    }
}
