package io.worklog.spring.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The gateway begins a trace; the shop, without a tracing library, writes it to its log lines. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
    private static final String TRACE = "traceparent";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String trace = request.getHeader(TRACE);
        if (trace == null) {
            chain.doFilter(request, response);
            return;
        }
        try (MDC.MDCCloseable end = MDC.putCloseable(TRACE, trace)) {
            chain.doFilter(request, response);
        }
    }
}
