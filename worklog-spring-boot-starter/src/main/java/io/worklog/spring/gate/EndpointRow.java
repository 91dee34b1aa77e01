package io.worklog.spring.gate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one endpoint.
 *
 * @param request such as {@code POST /orders/{id}/refund}
 * @param handler such as {@code com.shop.OrderController.refund(java.lang.String)}
 * @param location file and line, such as {@code (OrderController.java:42)}
 * @param mutating whether it may change something
 * @param status what the rule says of it
 * @param eventTypes names of the types of the events it records, as far as they can be read
 * @param through the call that leads to the recording: methods in the order they are called; empty
 *     where the endpoint records itself
 * @param reason why it is exempt; absent where it is not
 * @param hints what looks like a recording and is none
 */
public record EndpointRow(
        String request,
        String handler,
        String location,
        boolean mutating,
        Status status,
        List<String> eventTypes,
        List<String> through,
        @Nullable String reason,
        List<String> hints) {
    public EndpointRow {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(status, "status");
        eventTypes = List.copyOf(eventTypes);
        through = List.copyOf(through);
        hints = List.copyOf(hints);
    }

    /** What the rule says of an endpoint. */
    public enum Status {
        /** It records. */
        RECORDED,
        /** It says why it does not. */
        EXEMPT,
        /** It only reads, and reads are not held to the rule. */
        READ,
        /** It records nothing and gives no reason. */
        NOT_RECORDED,
        /** It cannot be looked into. */
        NOT_SEEN
    }

    String violation() {
        String what = status == Status.NOT_SEEN ? "cannot be looked into" : "is not recorded";
        String near = hints.isEmpty() ? "" : "; " + String.join("; ", hints);
        return request + " <" + handler + "> " + what + near + ": " + fix() + " in " + location;
    }

    private String fix() {
        return status == Status.NOT_SEEN
                ? "record in its handlers and say so with @NotLogged(reason = \"…\")"
                : "add @Logged to it or to a bean's method that it calls, or @NotLogged(reason ="
                        + " \"…\")";
    }
}
