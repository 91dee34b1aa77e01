package io.worklog.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks the connection off under an answer that began and cannot be finished: ended as usual, its
 * part would pass for the whole, or the caller would wait for bytes that never come.
 */
final class BrokenAnswers extends OncePerRequestFilter {
    private static final String MARK = BrokenAnswers.class.getName();

    /** Says that the answer to this request cannot be finished. */
    static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(MARK) != null) {
            // The one exception for which Tomcat closes the connection and shows no error page.
            throw new ClientAbortException("the answer could not be finished");
        }
    }
}
