package io.worklog.spring.source.http;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a route are recorded.
 *
 * @param policy how much
 * @param type of the event
 * @param targetType kind of the object, empty where none is named
 * @param target path variable or parameter that has its id, empty where none does
 * @param repeatWindow how long a repeat is left out; absent where the method decides
 * @param maxBody bytes of a body that are kept at most
 */
record RouteRule(
        CapturePolicy policy,
        EventType<?> type,
        String targetType,
        String target,
        @Nullable Duration repeatWindow,
        long maxBody) {
    /** Metadata keys whose values people wrote: sealed as a commitment, erasable. */
    private static final String[] PERSONAL = {RequestRecorder.BODY, RequestRecorder.QUERY};

    /**
     * A type for requests.
     *
     * @throws IllegalArgumentException if no type can have that name
     */
    static EventType<Object> type(String name) {
        EventType<Object> type =
                EventType.named(name)
                        .personal(PERSONAL[0], PERSONAL[1])
                        .onFailure(FailurePolicy.CONTINUE);
        Catalog.builder().add(type).build();
        return type;
    }
}
