package io.worklog.spring.logged;

import io.worklog.catalog.Delivery;
import io.worklog.spring.Logged.Phase;
import java.util.List;

/**
 * What one method records.
 *
 * @param ends when it has ended
 * @param outside what is recorded outside of the method's transaction
 * @param inside what is recorded inside of it
 */
record MethodPlan(Ends ends, List<EventPlan> outside, List<EventPlan> inside) {
    static final MethodPlan NOTHING = new MethodPlan(Ends.ON_RETURN, List.of(), List.of());

    MethodPlan {
        outside = List.copyOf(outside);
        inside = List.copyOf(inside);
    }

    static MethodPlan of(Ends ends, List<EventPlan> events) {
        return new MethodPlan(
                ends,
                events.stream().filter(event -> placeOf(event) == Place.OUTSIDE).toList(),
                events.stream().filter(event -> placeOf(event) == Place.INSIDE).toList());
    }

    /** Where an event is recorded. */
    static Place placeOf(EventPlan event) {
        boolean joins = event.type().delivery() == Delivery.TRANSACTIONAL;
        return joins || event.phase() == Phase.AFTER_COMMIT ? Place.INSIDE : Place.OUTSIDE;
    }

    /** Whether some are recorded outside of the transaction and others inside of it. */
    boolean isAtBothPlaces() {
        return !outside.isEmpty() && !inside.isEmpty();
    }

    List<EventPlan> at(Place place) {
        return place == Place.OUTSIDE ? outside : inside;
    }
}
