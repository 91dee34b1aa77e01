package io.worklog.spring.source.http;

import io.worklog.event.Outcome;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param outcome of it
 * @param status that was answered
 * @param detail the class of what went wrong; absent where nothing did
 */
record RequestEnd(Outcome outcome, int status, @Nullable String detail) {
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    static RequestEnd of(CapturedRequest captured) {
        int status = captured.response().getStatus();
        Throwable failure = captured.failure();
        if (failure == null) {
            return new RequestEnd(outcome(status), status, null);
        }
        Throwable cause = cause(failure);
        if (cause instanceof IOException) {
            return new RequestEnd(Outcome.UNKNOWN, status, cause.getClass().getName());
        }
        boolean refused = cause instanceof SecurityException;
        Outcome outcome = refused ? Outcome.DENIED : Outcome.FAILURE;
        return new RequestEnd(outcome, Math.max(status, SERVER_ERROR), cause.getClass().getName());
    }

    private static Outcome outcome(int status) {
        if (status < FIRST_ERROR) {
            return Outcome.SUCCESS;
        }
        return status == UNAUTHORIZED || status == FORBIDDEN ? Outcome.DENIED : Outcome.FAILURE;
    }

    /** What a servlet's exception was thrown for: the client that went away is an IOException. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof ServletException && cause != null ? cause : failure;
    }
}
