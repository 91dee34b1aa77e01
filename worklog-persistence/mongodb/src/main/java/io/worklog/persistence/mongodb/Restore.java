package io.worklog.persistence.mongodb;

import com.mongodb.client.MongoCollection;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.spi.PrunedPart;
import java.util.Iterator;
import java.util.List;
import org.bson.Document;

/**
 * Takes over a log that was pruned elsewhere. Its name is reserved first, under a fence that no
 * earlier try had; the last step makes the head, if nobody began anew meanwhile.
 */
final class Restore {
    private static final int TRIES = 8;

    private final LogParts parts;
    private final LogId log;

    Restore(LogParts parts, LogId log) {
        this.parts = parts;
        this.log = log;
    }

    StoredHead run(Iterator<PrunedPart> pruned) {
        long fence = parts.heads().reserve(log);
        removeEarlierTries(fence);
        long size = 0;
        while (pruned.hasNext()) {
            PrunedPart part = pruned.next();
            if (part.first().value() != size) {
                throw new IllegalArgumentException(
                        "log " + log + ": pruned entries from " + part.first() + ", not " + size);
            }
            take(part, fence);
            size = part.end();
        }
        if (size == 0) {
            throw new IllegalArgumentException("log " + log + " has no pruned entries");
        }
        return parts.heads().create(log, size, fence);
    }

    private void take(PrunedPart part, long fence) {
        List<Document> keys =
                part.keys().stream().map(key -> Entries.pruned(log, fence, key)).toList();
        insert(parts.entries().collection(), keys, fence);
        insert(parts.tiles().collection(), Tiles.documents(log, fence, part.tiles()), fence);
    }

    /** What is in the way can only be of an earlier try that is still at work. */
    private void insert(MongoCollection<Document> into, List<Document> documents, long fence) {
        List<Document> left = documents;
        for (int i = 0; !left.isEmpty(); i++) {
            int stuck = parts.insert("make log " + log, into, left);
            if (stuck == LogParts.NOTHING_IN_THE_WAY) {
                return;
            }
            if (i == TRIES) {
                throw new StoreUnavailableException("log " + log + " is made by another, too");
            }
            removeEarlierTries(fence);
            left = left.subList(stuck, left.size());
        }
    }

    private void removeEarlierTries(long fence) {
        parts.entries().removeBefore(log, fence);
        parts.tiles().removeBefore(log, fence);
    }
}
