package io.worklog.server.feed;

import java.time.Instant;

/**
 * An event that a feed could not deliver; the event itself is in the log.
 *
 * @param index its place in the log
 * @param eventId its identifier
 * @param problem why the last attempt failed
 * @param attempts how many there were
 * @param givenUpAt when it was given up
 */
record DeadLetter(long index, String eventId, String problem, long attempts, Instant givenUpAt) {}
