package io.worklog.server.api;

/**
 * A kind of problem a caller can meet (RFC 9457). Every feature has an enum of its own; the name of
 * a constant is its stable code, in lower case with hyphens.
 */
public interface ProblemCode {
    /** The constant's name. */
    String name();

    /** The HTTP status. */
    int status();

    /** What it means, in one English sentence without the occurrence. */
    String title();

    /** What it means, in one Chinese sentence. */
    String titleZh();

    /** What to do about it, in English. */
    String remedy();

    /** What to do about it, in Chinese. */
    String remedyZh();

    /** The stable code: {@code record-not-editable}. */
    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
