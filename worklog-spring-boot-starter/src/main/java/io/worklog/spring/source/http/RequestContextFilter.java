package io.worklog.spring.source.http;

import io.worklog.context.WorklogContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The outermost of the two filters: every thread that works on a request, in whichever dispatch,
 * carries from where it came; when the last of them has ended, the request is recorded.
 */
final class RequestContextFilter implements Filter {
    private final RequestFacts facts;
    private final RequestRecorder recorder;
    private final LongSupplier nanos;

    RequestContextFilter(RequestFacts facts, RequestRecorder recorder, LongSupplier nanos) {
        this.facts = facts;
        this.recorder = recorder;
        this.nanos = nanos;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer) {
            CapturedRequest known = CapturedRequest.of(http);
            if (known == null) {
                first(http, answer, chain);
            } else {
                carried(known.context(), chain, request, response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void first(HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        CapturingRequest request = new CapturingRequest(http);
        CapturedRequest captured =
                new CapturedRequest(request, answer, facts.context(http), nanos.getAsLong());
        try {
            carried(captured.context(), chain, request, answer);
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            captured.failed(failure);
            throw failure;
        } finally {
            if (http.isAsyncStarted()) {
                http.getAsyncContext().addListener(new AtTheEnd(captured));
            } else {
                recorder.ended(captured);
            }
        }
    }

    /** Passes the request on in its context, with the exceptions a filter may throw. */
    static void carried(
            WorklogContext context,
            FilterChain chain,
            ServletRequest request,
            ServletResponse response)
            throws IOException, ServletException {
        Carried carried = new Carried(chain, request, response);
        context.call(carried::pass);
        if (carried.failure != null) {
            throw carried.failure;
        }
    }

    /** Takes a second kind of checked exception past a call that knows only one. */
    private static final class Carried {
        private final FilterChain chain;
        private final ServletRequest request;
        private final ServletResponse response;
        private @Nullable ServletException failure;

        Carried(FilterChain chain, ServletRequest request, ServletResponse response) {
            this.chain = chain;
            this.request = request;
            this.response = response;
        }

        boolean pass() throws IOException {
            try {
                chain.doFilter(request, response);
                return true;
            } catch (ServletException e) {
                failure = e;
                return false;
            }
        }
    }

    /** Records a request that is answered after its first thread has left it. */
    private final class AtTheEnd implements AsyncListener {
        private final CapturedRequest captured;

        AtTheEnd(CapturedRequest captured) {
            this.captured = captured;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            recorder.ended(captured);
        }

        @Override
        public void onError(AsyncEvent event) {
            if (event.getThrowable() != null) {
                captured.failed(event.getThrowable());
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // What answers the timeout decides how the request ends; that is heard afterwards.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
