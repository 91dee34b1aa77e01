package io.worklog.server.access;

import io.worklog.context.WorklogContext;
import io.worklog.event.RequestContext;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling, and lets everything that is recorded meanwhile know it. */
final class CallerFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);

    private final List<Authenticator> authenticators;
    private final ProblemWriter problems;

    CallerFilter(List<Authenticator> authenticators, ProblemWriter problems) {
        this.authenticators = List.copyOf(authenticators);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = authenticate(request);
        } catch (Problem problem) {
            problems.write(request, response, problem);
            return;
        } catch (RuntimeException e) {
            LOG.error("worklog.caller.unknown", e);
            problems.write(request, response, away());
            return;
        }
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        CallerAttribute.set(request, caller.get());
        within(caller.get(), request, response, chain);
    }

    private static Problem away() {
        return Problem.of(ApiProblem.UNAVAILABLE, "who is calling cannot be found out now")
                .retryAfter(Duration.ofSeconds(2));
    }

    private Optional<Caller> authenticate(HttpServletRequest request) {
        for (Authenticator authenticator : authenticators) {
            Optional<Caller> caller = authenticator.authenticate(request);
            if (caller.isPresent()) {
                return caller;
            }
        }
        return Optional.empty();
    }

    /** A checked exception passes through a task that has a result. */
    private static void within(
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            context(caller)
                    .<Boolean, Exception>call(() -> {
                        chain.doFilter(request, response);
                        return Boolean.TRUE;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Events name the session, key or token beside the person. */
    private static WorklogContext context(Caller caller) {
        WorklogContext known = WorklogContext.with(caller.actor(), caller.tenant());
        RequestContext from = known.request();
        return known.withRequest(
                new RequestContext(
                        from.ip(),
                        from.userAgent(),
                        caller.grant().id(),
                        from.requestId(),
                        caller.via() == Caller.Via.SESSION ? "web" : "api",
                        from.host()));
    }
}
