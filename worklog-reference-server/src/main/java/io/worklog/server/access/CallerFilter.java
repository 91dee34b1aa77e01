package io.worklog.server.access;

import io.worklog.context.WorklogContext;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling, and lets everything that is recorded meanwhile know it. */
final class CallerFilter extends OncePerRequestFilter {
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
        }
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        CallerAttribute.set(request, caller.get());
        within(caller.get(), request, response, chain);
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
            WorklogContext.with(caller.actor(), caller.tenant())
                    .<Boolean, Exception>call(
                            () -> {
                                chain.doFilter(request, response);
                                return Boolean.TRUE;
                            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
