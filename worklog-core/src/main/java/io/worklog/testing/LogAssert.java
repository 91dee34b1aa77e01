package io.worklog.testing;

import io.worklog.RecordedEvent;
import io.worklog.catalog.EventType;
import java.util.List;

/** Says something about the events of a log. */
public final class LogAssert {
    private final List<RecordedEvent> events;

    LogAssert(List<RecordedEvent> events) {
        this.events = List.copyOf(events);
    }

    /** There is an event of that type; what follows narrows it. */
    public EventAssert recorded(String type) {
        return new EventAssert(events, events, "any event")
                .narrowed(event -> event.type().name().equals(type), "of type " + type);
    }

    /** There is an event of that type; what follows narrows it. */
    public EventAssert recorded(EventType<?> type) {
        return recorded(type.name());
    }

    /** There is none of that type. */
    public LogAssert notRecorded(String type) {
        List<RecordedEvent> found =
                events.stream().filter(e -> e.event().type().name().equals(type)).toList();
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "expected no event of type " + type + ", recorded:" + EventText.list(found));
        }
        return this;
    }

    /** There is nothing. */
    public LogAssert isEmpty() {
        return hasSize(0);
    }

    /** There are so many events. */
    public LogAssert hasSize(int count) {
        if (events.size() != count) {
            throw new AssertionError(
                    "expected "
                            + count
                            + " events, recorded "
                            + events.size()
                            + ":"
                            + EventText.list(events));
        }
        return this;
    }
}
