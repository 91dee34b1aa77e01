package io.worklog.server.user;

import io.worklog.server.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site makes a browser send. A browser says itself where a request
 * comes from ({@code Sec-Fetch-Site}); for all others the header {@code X-Worklog-CSRF} counts,
 * which another site cannot send without asking first, and is never allowed to.
 */
final class CsrfCheck {
    static final String HEADER = "X-Worklog-CSRF";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private CsrfCheck() {}

    /**
     * Checks a request that has a login cookie.
     *
     * @throws Problem if it changes something and may come from another site
     */
    static void check(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean same = site == null ? hasHeader(request) : site.equals("same-origin");
        if (!same) {
            throw Problem.of(UserProblem.CSRF, "where the request comes from is not known");
        }
    }

    private static boolean hasHeader(HttpServletRequest request) {
        @Nullable String value = request.getHeader(HEADER);
        return value != null && !value.isBlank();
    }
}
