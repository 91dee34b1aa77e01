package io.worklog.server.log;

import io.worklog.server.access.ProjectRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of a project for readers who are not members: without the context they were recorded
 * from, without metadata and without the links between them. Thread-safe.
 */
public interface Timelines {
    /**
     * Refuses a filter that cannot be asked.
     *
     * @param filter parameters of a question for events, by name
     * @throws io.worklog.server.api.Problem with every parameter that is wrong
     */
    void validate(Map<String, List<String>> filter);

    /**
     * A page of events, newest first. That it was read is recorded before it is given, once in ten
     * minutes for the current actor.
     *
     * @param limit most events; the usual number for null
     * @param cursor of the page, none for the first
     */
    TimelinePage page(
            ProjectRef project,
            Map<String, List<String>> filter,
            @Nullable Integer limit,
            @Nullable String cursor,
            Locale reader);
}
