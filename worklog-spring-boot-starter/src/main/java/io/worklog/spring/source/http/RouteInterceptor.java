package io.worklog.spring.source.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Learns which handler answers a request, before that has read anything of it. Thread-safe. */
final class RouteInterceptor implements HandlerInterceptor {
    private final RouteRules rules;

    RouteInterceptor(RouteRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        CapturedRequest captured = CapturedRequest.of(request);
        boolean first =
                captured != null
                        && captured.caller() != null
                        && request.getDispatcherType() == DispatcherType.REQUEST;
        if (captured != null && first) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            captured.handled(
                    pattern == null ? null : pattern.toString(),
                    variables(request),
                    rules.ofHandler(handler, request.getMethod(), captured.configured()));
        }
        return true;
    }

    private static Map<String, String> variables(HttpServletRequest request) {
        Map<String, String> variables = new HashMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> found) {
            found.forEach(
                    (name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        }
        return variables;
    }
}
