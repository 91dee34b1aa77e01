package io.worklog.server.feed;

import io.worklog.event.Severity;
import java.time.Instant;

/**
 * What is sent of an event.
 *
 * @param id identifier of the event, the same at every attempt
 * @param type its type
 * @param index its place in the log
 * @param log the log
 * @param severity how severe it is
 * @param time when it happened
 * @param mediaType of the text
 * @param text the event in the feed's format
 */
record Outgoing(
        String id,
        String type,
        long index,
        String log,
        Severity severity,
        Instant time,
        String mediaType,
        String text) {}
