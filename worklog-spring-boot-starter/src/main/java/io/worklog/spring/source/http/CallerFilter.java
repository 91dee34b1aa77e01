package io.worklog.spring.source.http;

import io.worklog.context.WorklogContext;
import io.worklog.spring.source.SourceRecorder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * The innermost of the two filters, after Spring Security's: finds out who calls. A request that
 * access control turned away never comes here and is not recorded as a request.
 */
final class CallerFilter implements Filter {
    private final SourceRecorder recorder;
    private final RequestFacts facts;
    private final RouteRules rules;

    CallerFilter(SourceRecorder recorder, RequestFacts facts, RouteRules rules) {
        this.recorder = recorder;
        this.facts = facts;
        this.rules = rules;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CapturedRequest captured =
                request instanceof HttpServletRequest http ? CapturedRequest.of(http) : null;
        if (captured == null || captured.caller() != null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest http = (HttpServletRequest) request;
        WorklogContext known = facts.withSession(WorklogContext.current(), http);
        WorklogContext caller = known.call(recorder::caller);
        captured.entered(known, caller, rules.ofPath(http));
        RequestContextFilter.carried(known, chain, request, response);
    }
}
