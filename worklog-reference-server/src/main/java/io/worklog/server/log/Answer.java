package io.worklog.server.log;

import io.worklog.server.access.EventDelivery;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Words;
import org.jspecify.annotations.Nullable;

/** When whoever sends events gets the answer. */
enum Answer {
    /** When a bounded queue has them. */
    BACKGROUND,
    /** When they are on disk. */
    DURABLE,
    /** When a checkpoint covers them; with their proofs. */
    SEALED;

    private static final Words<Answer> WORDS = new Words<>(new Answer[] {DURABLE, SEALED});

    /**
     * What a request is to wait for. It can ask for more than its project does, never for less.
     *
     * @param wait parameter of the request; null where it says nothing
     */
    static Answer of(@Nullable String wait, EventDelivery delivery) {
        if (wait == null) {
            return delivery == EventDelivery.BACKGROUND ? BACKGROUND : DURABLE;
        }
        Answer asked = WORDS.find(wait);
        if (asked == null) {
            throw Problem.invalid("wait", "must be one of " + WORDS.known() + ", or left out");
        }
        return asked;
    }
}
