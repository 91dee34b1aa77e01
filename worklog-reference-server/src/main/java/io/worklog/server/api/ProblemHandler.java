package io.worklog.server.api;

import io.worklog.error.BackpressureException;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever a handler throws into a problem with a stable code. */
@RestControllerAdvice
final class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProblemWriter writer;

    ProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    /** There is nobody left to answer to. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException fault) {
        LOG.debug("worklog.request.left", fault);
    }

    @ExceptionHandler
    void handle(Exception fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem problem = problem(fault);
        if (problem.code() == ApiProblem.INTERNAL) {
            LOG.error("worklog.request.failed {}", request.getRequestURI(), fault);
        }
        if (fault instanceof IntegrityException) {
            LOG.error("worklog.entry.damaged {}", request.getRequestURI(), fault);
        }
        writer.write(request, response, problem);
    }

    static Problem problem(Exception fault) {
        return switch (fault) {
            case Problem problem -> problem;
            case RejectedEventException rejected ->
                    Problem.invalid(
                            rejected.faults().stream()
                                    .map(each -> new Problem.Place(each.path(), each.problem()))
                                    .toList());
            case BackpressureException busy ->
                    Problem.of(ApiProblem.UNAVAILABLE, "too much waits to be recorded")
                            .retryAfter(SOON);
            case StoreUnavailableException gone ->
                    Problem.of(ApiProblem.UNAVAILABLE, "the store does not answer")
                            .retryAfter(SOON);
            case IntegrityException damaged -> Problem.damaged(damaged);
            case HttpMessageNotReadableException unreadable ->
                    unreadable.getCause() instanceof Problem cause
                            ? cause
                            : Problem.of(ApiProblem.MALFORMED_JSON, "the body cannot be read");
            case MethodArgumentTypeMismatchException mismatch ->
                    Problem.invalid(mismatch.getName(), "is not of the kind it must be");
            case ErrorResponse standard -> standard(standard.getStatusCode());
            default -> Problem.of(ApiProblem.INTERNAL, "see the server's log for this request");
        };
    }

    private static Problem standard(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.notFound("the page");
            case 413 -> Problem.of(ApiProblem.TOO_LARGE, "the body is too large");
            case 405 -> Problem.of(ApiProblem.CONFLICT, "the method is not offered here");
            case 500, 501, 502, 503 -> Problem.of(ApiProblem.INTERNAL, "the server failed");
            default -> Problem.invalid("request", "is not as this page needs it");
        };
    }
}
