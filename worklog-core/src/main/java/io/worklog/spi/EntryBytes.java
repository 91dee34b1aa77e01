package io.worklog.spi;

import org.jspecify.annotations.Nullable;

/** Is shown entries where they lie in memory. */
@FunctionalInterface
public interface EntryBytes {
    /**
     * One entry. The array is the caller's: MUST NOT be kept and not be changed, but for the byte
     * before the entry, which is always there and of no more use.
     *
     * @param index its place in the log
     * @param bytes holds the sealed bytes
     * @param at where they begin, at least 1
     * @param length how many there are
     * @param privateSide as a {@link io.worklog.log.LogEntry} has it; MUST NOT be changed
     */
    void see(long index, byte[] bytes, int at, int length, byte @Nullable [] privateSide);
}
