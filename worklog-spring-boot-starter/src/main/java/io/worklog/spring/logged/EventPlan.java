package io.worklog.spring.logged;

import io.worklog.catalog.EventType;
import io.worklog.spring.Logged.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One annotation, checked and ready.
 *
 * @param type of the event
 * @param log name of the log, or null for the default one
 * @param kind of the objects it is about
 * @param method what the event is about where no object is named: {@code Orders.cancel}
 * @param phase when it is recorded
 * @param subject what is said about the object, or about each element
 * @param when whether it is recorded at all
 * @param each the elements of a bulk operation
 * @param tenant another tenant than the caller's
 */
record EventPlan(
        EventType<?> type,
        @Nullable String log,
        String kind,
        String method,
        Phase phase,
        SubjectPlan subject,
        @Nullable Attribute when,
        @Nullable Attribute each,
        @Nullable Attribute tenant) {

    /**
     * What is said about one object.
     *
     * @param texts what else than its target and its states
     */
    record SubjectPlan(
            @Nullable Attribute target,
            @Nullable Attribute before,
            @Nullable Attribute after,
            TextPlan texts) {}
}
