package io.worklog.query;

/**
 * A count that stopped at a limit.
 *
 * @param value how many were counted
 * @param exact false where there are more than were counted
 */
public record BoundedCount(long value, boolean exact) {}
