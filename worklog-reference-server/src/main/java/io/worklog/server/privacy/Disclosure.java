package io.worklog.server.privacy;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be handed out of a project's log.
 *
 * @param events places of the events in the log
 * @param fields personal fields to show, such as {@code /actor/name}; {@code *} for all
 * @param withEvidence whether attached files go in
 * @param recipient who gets it
 */
record Disclosure(List<Long> events, List<String> fields, boolean withEvidence, String recipient) {
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_FIELDS = 100;

    Disclosure {
        events = List.copyOf(events);
        fields = List.copyOf(fields);
    }

    Disclosure checked() {
        List<Problem.Place> places = new ArrayList<>();
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            places.add(new Problem.Place("/events", "must be 1 to " + MOST_EVENTS));
        }
        if (events.stream().anyMatch(event -> event < 0)) {
            places.add(new Problem.Place("/events", "must not be negative"));
        }
        boolean paths = fields.stream().allMatch(path -> path.equals("*") || path.startsWith("/"));
        if (fields.size() > MOST_FIELDS || !paths) {
            places.add(new Problem.Place("/fields", "must be paths such as /actor/name, or *"));
        }
        if (recipient.isBlank() || recipient.length() > 200) {
            places.add(new Problem.Place("/recipient", "must have 1 to 200 characters"));
        }
        if (!places.isEmpty()) {
            throw Problem.invalid(places);
        }
        return this;
    }
}
