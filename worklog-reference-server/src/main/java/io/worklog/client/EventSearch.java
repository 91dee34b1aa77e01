package io.worklog.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What events to look for: all conditions hold, of the values of one condition any. Immutable.
 *
 * <pre>{@code
 * project.events(EventSearch.all().type("order.paid").text("桥梁").from(yesterday))
 * }</pre>
 */
public final class EventSearch {
    private final List<Condition> conditions;

    private record Condition(String name, Object value) {}

    private EventSearch(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** Every event, newest first. */
    public static EventSearch all() {
        return new EventSearch(List.of());
    }

    /** With another condition as the REST interface names it; null adds none. */
    public EventSearch with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(name, value));
        return new EventSearch(more);
    }

    /** Of this type. */
    public EventSearch type(String type) {
        return with("type", type);
    }

    /** By this party. */
    public EventSearch actor(String id) {
        return with("actor", id);
    }

    /** About this object. */
    public EventSearch target(String type, String id) {
        return with("targetType", type).with("targetId", id);
    }

    /** With these words, in any language. */
    public EventSearch text(String words) {
        return with("text", words);
    }

    /** Not before this time. */
    public EventSearch from(Instant time) {
        return with("from", time);
    }

    /** Before this time. */
    public EventSearch to(Instant time) {
        return with("to", time);
    }

    /** With this pair in the metadata. */
    public EventSearch metadata(String name, String value) {
        return with("metadata." + name, value);
    }

    /** The oldest first. */
    public EventSearch oldestFirst() {
        return with("order", "oldest");
    }

    /** This many in each request; the server has a limit. */
    public EventSearch pageSize(int events) {
        return with("limit", events);
    }

    ApiRequest put(ApiRequest request) {
        conditions.forEach(each -> request.query(each.name(), each.value()));
        return request;
    }
}
