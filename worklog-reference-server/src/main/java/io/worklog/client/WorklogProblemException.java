package io.worklog.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refused a request and said why (RFC 9457). Carries no content of events or records. */
public final class WorklogProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient ApiJson problem;
    private final transient List<Place> places;
    private final @Nullable Duration retryAfter;

    /**
     * A place of the input that is not as it must be.
     *
     * @param pointer JSON pointer, or the name of a parameter
     * @param fault what is wrong with it
     */
    public record Place(String pointer, String fault) {}

    WorklogProblemException(int status, ApiJson problem, @Nullable Duration retryAfter) {
        super(message(status, problem));
        this.status = status;
        this.code = problem.find("code").orElse("http-" + status);
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.places =
                problem.list("errors").stream()
                        .map(each ->
                                new Place(
                                        each.find("pointer").orElse(""),
                                        each.find("fault").orElse("")))
                        .toList();
    }

    private static String message(int status, ApiJson problem) {
        String title = problem.find("title").orElse("the server answers " + status);
        String detail = problem.find("detail").map(text -> " (" + text + ")").orElse("");
        StringBuilder message = new StringBuilder(title).append(detail);
        for (ApiJson place : problem.list("errors")) {
            message.append(' ')
                    .append(place.find("pointer").orElse(""))
                    .append(": ")
                    .append(place.find("fault").orElse(""))
                    .append('.');
        }
        return message.toString();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code, such as {@code not-found}; {@code http-502} where it was no problem of ours. */
    public String code() {
        return code;
    }

    /** What to do about it, if the server says. */
    public Optional<String> remedy() {
        return problem.find("remedy");
    }

    /** What the operator finds the request by in the server's log, if the server says. */
    public Optional<String> requestId() {
        return problem.find("requestId");
    }

    /** The places of the input that are wrong. */
    public List<Place> places() {
        return places;
    }

    /** How long the server wants to be left alone, if it says. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
