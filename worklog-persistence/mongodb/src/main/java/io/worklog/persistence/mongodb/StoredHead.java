package io.worklog.persistence.mongodb;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogHead;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The document that says where a log stands.
 *
 * @param fence grows with every claim and whenever unfinished entries are taken away; entries carry
 *     the one they were written under, and the head only moves under the newest
 * @param ended where the log goes on, if it was ended
 */
record StoredHead(
        LogId log, long size, long epoch, long fence, long minIndex, @Nullable String ended) {
    static final String ID = "_id";
    static final String SIZE = "size";
    static final String EPOCH = "epoch";
    static final String FENCE = "fence";
    static final String MIN_INDEX = "minIndex";
    static final String ENDED = "ended";

    static StoredHead of(Document stored) {
        Fields fields = new Fields(stored, "the head of a log");
        return new StoredHead(
                LogId.of(fields.text(ID)),
                fields.number(SIZE),
                fields.number(EPOCH),
                fields.number(FENCE),
                fields.number(MIN_INDEX),
                stored.get(ENDED) == null ? null : fields.text(ENDED));
    }

    /** Whether it was read before that one: nothing of a head ever goes back. */
    boolean isOlderThan(StoredHead other) {
        return size < other.size || fence < other.fence || minIndex < other.minIndex;
    }

    LogHead head() {
        return new LogHead(log, TreeSize.of(size), epoch, minIndex);
    }
}
