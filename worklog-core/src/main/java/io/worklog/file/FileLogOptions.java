package io.worklog.file;

/**
 * Settings of a file store.
 *
 * @param segmentBytes a segment that has grown to so many bytes is followed by a new one: 64 KiB to
 *     1 GiB
 * @param growthBytes the largest piece by which a segment is filled with zeros ahead of its
 *     entries; a small log starts with 16 KiB and doubles: 16 KiB to 64 MiB
 * @param maxOpenLogs how many logs keep files open at a time; others are opened when they are used:
 *     at least 1
 */
public record FileLogOptions(long segmentBytes, int growthBytes, int maxOpenLogs) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** The smallest piece of zeros. */
    static final int MIN_GROWTH_BYTES = 16 * KIB;

    public FileLogOptions {
        require(
                segmentBytes >= 64 * KIB && segmentBytes <= 1024L * MIB,
                "segmentBytes is 64 KiB to 1 GiB, not " + segmentBytes);
        require(
                growthBytes >= MIN_GROWTH_BYTES && growthBytes <= 64 * MIB,
                "growthBytes is 16 KiB to 64 MiB, not " + growthBytes);
        require(maxOpenLogs >= 1, "maxOpenLogs is at least 1, not " + maxOpenLogs);
    }

    /**
     * Segments of 64 MiB, grown by at most 16 MiB, and 128 open logs. Whoever appends while a
     * segment grows waits for the zeros too: with 64 callers that is one batch in three hundred.
     */
    public static FileLogOptions defaults() {
        return new FileLogOptions(64L * MIB, 16 * MIB, 128);
    }

    /** The same with another segment size. */
    public FileLogOptions withSegmentBytes(long bytes) {
        return new FileLogOptions(bytes, growthBytes, maxOpenLogs);
    }

    /** The same with another growth. */
    public FileLogOptions withGrowthBytes(int bytes) {
        return new FileLogOptions(segmentBytes, bytes, maxOpenLogs);
    }

    /** The same with another number of open logs. */
    public FileLogOptions withMaxOpenLogs(int logs) {
        return new FileLogOptions(segmentBytes, growthBytes, logs);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
