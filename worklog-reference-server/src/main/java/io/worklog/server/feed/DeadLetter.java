package io.worklog.server.feed;

import io.worklog.server.api.Told;
import java.time.Instant;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An event that a feed could not deliver; the event itself is in the log.
 *
 * @param index its place in the log
 * @param eventId its identifier
 * @param problem why the last attempt failed
 * @param attempts how many there were
 * @param givenUpAt when it was given up
 */
record DeadLetter(
        long index,
        String eventId,
        @JsonSerialize(using = Told.class) String problem,
        long attempts,
        Instant givenUpAt) {}
