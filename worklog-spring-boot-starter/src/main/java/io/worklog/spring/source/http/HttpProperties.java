package io.worklog.spring.source.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken from requests.
 *
 * @param enabled whether address, user agent, session and request id of a request are put into
 *     everything recorded within it, and requests are recorded as the other properties say.
 * @param trustedProxies addresses and networks (such as 10.0.0.0/8) whose X-Forwarded-For is
 *     believed. From all others the header is ignored, and so it is by default.
 * @param requestIdHeader header that carries a request's id; one is made up where it is absent or
 *     has anything but letters, digits, dots, hyphens and underscores.
 * @param mutating how much is recorded of POST, PUT, PATCH and DELETE requests to handlers that
 *     neither a route below nor an annotation speaks of.
 * @param routes which requests are recorded, and how. The first that matches counts. Each has a
 *     pattern such as /orders/**, and may have methods, policy, type, target-type, target,
 *     repeat-window and max-body.
 * @param repeatWindow how long after a read was recorded the same read by the same actor is left
 *     out.
 * @param repeatMemory how many reads are remembered for that.
 * @param maxBody how much of a body is recorded at most; of a longer one only its size is.
 */
@ConfigurationProperties("worklog.http")
record HttpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("X-Request-Id") String requestIdHeader,
        @DefaultValue("none") CapturePolicy mutating,
        @DefaultValue List<Route> routes,
        @DefaultValue("5m") Duration repeatWindow,
        @DefaultValue("10000") int repeatMemory,
        @DefaultValue("64KB") DataSize maxBody) {
    static final String DEFAULT_TYPE = "http.request";

    /**
     * Which requests are recorded, and how.
     *
     * @param pattern of the path within the application
     * @param methods any of these; all unless given
     * @param policy how much
     * @param type name of the event type
     * @param targetType kind of the object the request is about
     * @param target path variable or request parameter that has the object's id
     * @param repeatWindow how long the same request is left out
     * @param maxBody how much of a body is recorded at most
     */
    record Route(
            String pattern,
            @DefaultValue Set<String> methods,
            @DefaultValue("metadata") CapturePolicy policy,
            @DefaultValue(DEFAULT_TYPE) String type,
            @DefaultValue("") String targetType,
            @DefaultValue("") String target,
            @Nullable Duration repeatWindow,
            @Nullable DataSize maxBody) {
        Route {
            if (pattern == null || pattern.isBlank()) {
                throw new IllegalArgumentException(
                        "worklog.http.routes[].pattern is missing: give one such as /orders/**");
            }
            methods =
                    methods.stream()
                            .map(method -> method.toUpperCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }
}
