package io.worklog.server.ops;

import io.worklog.server.access.Caller;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts every request, refuses new ones while the server goes down, and leaves one line for each in
 * the access log: what it was by its template, never by its values.
 */
final class RequestGate extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.worklog.server.access-log");
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);
    private static final int NANOS_OF_MICRO = 1_000;

    private final Life life;
    private final ProblemWriter problems;

    RequestGate(Life life, ProblemWriter problems) {
        this.life = life;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!life.begin()) {
            response.setHeader("Connection", "close");
            problems.write(
                    request,
                    response,
                    Problem.of(ApiProblem.UNAVAILABLE, "this server is going down")
                            .retryAfter(ELSEWHERE));
            return;
        }
        long began = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            life.end();
            tell(request, response, (System.nanoTime() - began) / NANOS_OF_MICRO);
        }
    }

    private static void tell(
            HttpServletRequest request, HttpServletResponse response, long micros) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.atInfo()
                .addKeyValue("http.request.method", request.getMethod())
                .addKeyValue("url.template", template == null ? "-" : template.toString())
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("event.duration_us", micros)
                .addKeyValue("client.address", request.getRemoteAddr())
                .addKeyValue("user.id", caller(request))
                .log("worklog.request");
    }

    private static String caller(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller
                ? caller.tenant() + "/" + caller.userId()
                : "-";
    }
}
