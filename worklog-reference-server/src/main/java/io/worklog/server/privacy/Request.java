package io.worklog.server.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure or a disclosure that somebody asked for.
 *
 * @param id its identifier
 * @param tenant whose it is
 * @param kind what was asked for
 * @param project where it was asked; for a disclosure also what it is about
 * @param person who is to be erased
 * @param details what exactly, JSON
 * @param ground why it must be done
 * @param askedBy who asked
 * @param askedAt when
 * @param state how it stands
 * @param decidedBy who decided
 * @param decidedAt when
 * @param decisionReason why so
 * @param preview what would go, JSON; null while it is not counted
 * @param report what went and what stayed, JSON; null before the end
 * @param version how often it changed
 */
record Request(
        String id,
        String tenant,
        Kind kind,
        @Nullable String project,
        @Nullable String person,
        String details,
        String ground,
        String askedBy,
        Instant askedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable String preview,
        @Nullable String report,
        long version) {

    /** What can be asked for. */
    enum Kind {
        ERASURE,
        DISCLOSURE
    }

    /** How a request stands. */
    enum State {
        /** Waits for a decision. */
        ASKED,
        /** Was not allowed. */
        REFUSED,
        /** Was allowed; an erasure is under way, a bundle can be fetched. */
        APPROVED,
        /** Is done. */
        DONE
    }
}
