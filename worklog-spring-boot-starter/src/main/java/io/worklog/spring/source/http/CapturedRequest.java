package io.worklog.spring.source.http;

import io.worklog.context.WorklogContext;
import io.worklog.spring.source.http.RouteRules.Configured;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the application; its threads follow each other, as the container
 * sees to.
 */
final class CapturedRequest {
    private static final String ATTRIBUTE = CapturedRequest.class.getName();

    private final CapturingRequest request;
    private final HttpServletResponse response;
    private final long started;
    private final AtomicBoolean ended = new AtomicBoolean();

    private WorklogContext context;
    private @Nullable WorklogContext caller;
    private @Nullable Configured configured;
    private @Nullable RouteRule rule;
    private @Nullable String route;
    private Map<String, String> variables = Map.of();
    private @Nullable Throwable failure;

    CapturedRequest(
            CapturingRequest request,
            HttpServletResponse response,
            WorklogContext context,
            long started) {
        this.request = request;
        this.response = response;
        this.context = context;
        this.started = started;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What was captured of a request so far; null where it did not come through the filter. */
    static @Nullable CapturedRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CapturedRequest found ? found : null;
    }

    CapturingRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    long started() {
        return started;
    }

    /** From where it came: what every thread that works on it carries. */
    WorklogContext context() {
        return context;
    }

    /** Who it was found to be, and from where; null where it did not come that far. */
    @Nullable WorklogContext caller() {
        return caller;
    }

    void entered(WorklogContext known, WorklogContext who, @Nullable Configured by) {
        context = known;
        caller = who;
        configured = by;
        if (by != null) {
            route = by.pattern().getPatternString();
            follow(by.rule());
        }
    }

    /** The configured route it belongs to. */
    @Nullable Configured configured() {
        return configured;
    }

    /** It is handled by what answers this route, and recorded by that rule or not at all. */
    void handled(
            @Nullable String pattern, Map<String, String> pathVariables, @Nullable RouteRule by) {
        if (pattern != null) {
            route = pattern;
        }
        variables = pathVariables;
        follow(by);
    }

    private void follow(@Nullable RouteRule by) {
        rule = by;
        if (by != null && by.policy() == CapturePolicy.BODY) {
            request.capture(by.maxBody());
        }
    }

    @Nullable RouteRule rule() {
        return rule;
    }

    @Nullable String route() {
        return route;
    }

    Map<String, String> variables() {
        return variables;
    }

    void failed(Throwable why) {
        failure = why;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /** Whether this is the first time that it ends. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }
}
