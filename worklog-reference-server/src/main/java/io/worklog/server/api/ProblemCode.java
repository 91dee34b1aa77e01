package io.worklog.server.api;

/**
 * A kind of problem a caller can meet (RFC 9457). Every feature has an enum of its own; the name of
 * a constant is its stable code, in lower case with hyphens.
 */
public interface ProblemCode {
    /** The constant's name. */
    String name();

    /** What is said about it. */
    ProblemText text();

    /** The HTTP status. */
    default int status() {
        return text().status();
    }

    /** The stable code: {@code record-not-editable}. */
    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
