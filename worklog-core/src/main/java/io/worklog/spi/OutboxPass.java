package io.worklog.spi;

/**
 * What one pass over an outbox did.
 *
 * @param moved how many entries went into their logs
 * @param refused how many were set aside
 * @param more whether another pass can do more at once
 */
public record OutboxPass(int moved, int refused, boolean more) {}
