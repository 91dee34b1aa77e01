package io.worklog.spring.source.http;

import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which rule a request is recorded by. Thread-safe. */
final class RouteRules {
    private static final Set<String> MUTATING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final HttpProperties properties;
    private final List<Configured> configured;
    private final Optional<RouteRule> mutating;
    private final Map<LoggedRequest, RouteRule> annotated = new ConcurrentHashMap<>();

    RouteRules(HttpProperties properties) {
        this.properties = properties;
        this.configured = properties.routes().stream().map(this::configured).toList();
        CapturePolicy policy = properties.mutating();
        this.mutating =
                policy == CapturePolicy.NONE ? Optional.empty() : Optional.of(mutating(policy));
    }

    private Configured configured(HttpProperties.Route route) {
        RouteRule rule =
                new RouteRule(
                        route.policy(),
                        RouteRule.type(route.type()),
                        route.targetType(),
                        route.target(),
                        route.repeatWindow(),
                        (route.maxBody() == null ? properties.maxBody() : route.maxBody())
                                .toBytes());
        PathPattern pattern = PathPatternParser.defaultInstance.parse(route.pattern());
        return new Configured(pattern, route.methods(), rule);
    }

    private RouteRule mutating(CapturePolicy policy) {
        return new RouteRule(
                policy,
                RouteRule.type(HttpProperties.DEFAULT_TYPE),
                "",
                "",
                Duration.ZERO,
                properties.maxBody().toBytes());
    }

    /** Whether the method asks for a change. */
    static boolean isMutating(String method) {
        return MUTATING.contains(method);
    }

    /** The first of the configured routes that the request's path belongs to. */
    @Nullable Configured ofPath(HttpServletRequest request) {
        if (configured.isEmpty()) {
            return null;
        }
        PathContainer path;
        try {
            path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        } catch (IllegalArgumentException e) {
            return null;
        }
        return first(request.getMethod(), path);
    }

    private @Nullable Configured first(String method, PathContainer path) {
        for (Configured each : configured) {
            if (each.takes(method) && each.pattern().matches(path)) {
                return each;
            }
        }
        return null;
    }

    /** The rule of a handler, which its annotation, a route and the default can give, in turn. */
    @Nullable RouteRule ofHandler(Object handler, String method, @Nullable Configured route) {
        HandlerMethod own = handler instanceof HandlerMethod found ? found : null;
        LoggedRequest annotation =
                own == null ? null : own.getMethodAnnotation(LoggedRequest.class);
        if (annotation != null) {
            return annotated.computeIfAbsent(annotation, this::rule);
        }
        if (route != null) {
            return route.rule();
        }
        boolean open = own != null && isMutating(method) && !speaks(own);
        return open ? mutating.orElse(null) : null;
    }

    /**
     * The rule an annotation states.
     *
     * @throws IllegalArgumentException if it states what cannot be
     */
    RouteRule rule(LoggedRequest annotation) {
        String window = annotation.repeatWindow();
        return new RouteRule(
                annotation.policy(),
                RouteRule.type(annotation.value()),
                annotation.targetType(),
                annotation.target(),
                window.isEmpty() ? null : DurationStyle.detectAndParse(window),
                properties.maxBody().toBytes());
    }

    /** Whether the handler says itself what is recorded of it, or that nothing is. */
    private static boolean speaks(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Logged.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Logged.List.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getMethod(), NotLogged.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), NotLogged.class);
    }

    /**
     * A configured route.
     *
     * @param pattern of the path
     * @param methods any of these; all where empty
     * @param rule how it is recorded
     */
    record Configured(PathPattern pattern, Set<String> methods, RouteRule rule) {
        boolean takes(String method) {
            return methods.isEmpty() || methods.contains(method);
        }
    }
}
