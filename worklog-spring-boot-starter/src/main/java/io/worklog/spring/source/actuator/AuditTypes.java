package io.worklog.spring.source.actuator;

import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.event.EventLimits;
import io.worklog.spring.source.security.SecurityEvents;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which event type an audit event's type is. */
final class AuditTypes {
    static final String LOGIN_SUCCEEDED = "AUTHENTICATION_SUCCESS";
    static final String LOGIN_FAILED = "AUTHENTICATION_FAILURE";
    static final String SWITCHED = "AUTHENTICATION_SWITCH";
    static final String LOGGED_OUT = "LOGOUT_SUCCESS";
    static final String DENIED = "AUTHORIZATION_FAILURE";

    private static final String PREFIX = "actuator.";

    private static final Map<String, EventType<Object>> KNOWN =
            Map.of(
                    LOGIN_SUCCEEDED, SecurityEvents.LOGIN_SUCCEEDED,
                    LOGIN_FAILED, SecurityEvents.LOGIN_FAILED,
                    SWITCHED, SecurityEvents.USER_SWITCHED,
                    LOGGED_OUT, SecurityEvents.LOGGED_OUT,
                    DENIED, SecurityEvents.ACCESS_DENIED);

    private static final Map<String, String> SPRINGS =
            KNOWN.entrySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    known -> known.getValue().name(), Map.Entry::getKey));

    private AuditTypes() {}

    /** The type to record. */
    static EventType<Object> of(String springs) {
        EventType<Object> known = KNOWN.get(springs);
        return known == null
                ? EventType.named(name(springs)).onFailure(FailurePolicy.BLOCK)
                : known;
    }

    /** Names of all types an audit event of any type may have been recorded as. */
    static Set<String> all() {
        return Stream.concat(SPRINGS.keySet().stream(), Stream.of(PREFIX + "*"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What Spring calls a type that something other than an audit event was recorded as. */
    static String springs(String recorded) {
        return SPRINGS.getOrDefault(recorded, recorded);
    }

    private static String name(String springs) {
        String plain = springs.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        String whole = PREFIX + (plain.isEmpty() ? "unnamed" : plain);
        return whole.substring(0, Math.min(whole.length(), EventLimits.MAX_ID));
    }
}
