package io.worklog.server.feed;

import io.worklog.RecordedEvent;

/** Tells an event in one of the formats. Stateless; the same event gives the same text. */
interface EventForm {
    /**
     * The text, without a line break.
     *
     * @param sentence the event told in words
     */
    String of(RecordedEvent event, String sentence);
}
