package io.worklog.spi;

/**
 * A store that answers some reads from copies. The copies are of what can never change, so readers
 * need not know; but whoever checks what is really kept, or signs it, MUST ask {@link #uncached}.
 */
public interface CachedLogStore extends LogStore {
    /** The store that the copies were made from. */
    LogStore uncached();
}
