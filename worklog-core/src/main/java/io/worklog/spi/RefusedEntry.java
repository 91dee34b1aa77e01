package io.worklog.spi;

import java.util.Objects;

/**
 * An entry that its log will not take, kept until an operator has decided.
 *
 * @param entry what was recorded
 * @param reason why it was refused, with ids and without content
 */
public record RefusedEntry(OutboxEntry entry, String reason) {
    public RefusedEntry {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(reason, "reason");
    }
}
