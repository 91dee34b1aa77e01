package io.worklog.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Carries the caller with the request. */
final class CallerAttribute {
    private static final String NAME = Caller.class.getName();

    private CallerAttribute() {}

    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(NAME));
    }

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(NAME, caller);
    }
}
