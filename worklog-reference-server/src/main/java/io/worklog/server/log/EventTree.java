package io.worklog.server.log;

import io.worklog.RecordedEvent;
import io.worklog.event.Links;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of one business operation, each below the one that led to it or that it is a part of.
 *
 * @param event what happened
 * @param children what followed from it
 */
record EventTree(EventView event, List<EventTree> children) {

    /**
     * The roots.
     *
     * @param events by rising index; an event is below an earlier one only, so there is no circle
     */
    static List<EventTree> of(List<RecordedEvent> events, EventViews views, Locale reader) {
        Map<String, EventTree> seen = new HashMap<>();
        List<EventTree> roots = new ArrayList<>();
        for (RecordedEvent each : events) {
            EventTree node = new EventTree(views.of(each, reader), new ArrayList<>());
            EventTree parent = parent(each.event().links(), seen);
            (parent == null ? roots : parent.children()).add(node);
            seen.put(each.event().id().toString(), node);
        }
        return roots;
    }

    private static @Nullable EventTree parent(Links links, Map<String, EventTree> seen) {
        EventTree cause = links.causationId() == null ? null : seen.get(links.causationId());
        if (cause != null || links.batchId() == null) {
            return cause;
        }
        return seen.get(links.batchId());
    }
}
