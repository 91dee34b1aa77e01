package io.worklog.persistence.mongodb;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.NewEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One append: the documents first, then the head. Why nothing is lost or doubled whoever else is at
 * work is said in the description of the package.
 */
final class Append {
    private static final int MOST_ROUNDS = 16;
    private static final int MAX_PRIVATE_BYTES = 15 << 20;

    private final LogParts all;
    private final Heads heads;
    private final Entries entries;
    private final Tiles tiles;
    private final Duration patience;
    private final AppendBatch batch;
    private final LogId log;

    /** What the documents of the last round have and no others. */
    private ObjectId attempt = new ObjectId();

    Append(LogParts all, Duration patience, AppendBatch batch) {
        this.all = all;
        this.heads = all.heads();
        this.entries = all.entries();
        this.tiles = all.tiles();
        this.patience = patience;
        this.batch = batch;
        this.log = batch.log();
        batch.entries().forEach(Append::check);
    }

    private static void check(NewEntry entry) {
        int length = entry.sealed().length;
        if (length < 1 || length > LogEntry.MAX_SEALED_BYTES) {
            throw new IllegalArgumentException("an entry of " + length + " bytes");
        }
        if (entry.privateSide() != null && entry.privateSide().length > MAX_PRIVATE_BYTES) {
            throw new IllegalArgumentException(
                    "a private side of " + entry.privateSide().length + " bytes");
        }
    }

    /** Where the log stands afterwards. */
    StoredHead run() {
        StoredHead head = heads.known(log);
        if (head.ended() != null || !isWhereTheBatchGoes(head)) {
            head = here();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Object blocking = place(head);
            if (blocking == null) {
                StoredHead moved = heads.advance(head, batch.entries().size());
                if (moved != null) {
                    return moved;
                }
            }
            StoredHead now = heads.existing(log);
            if (isAdded(now)) {
                return sizedAsAdded(now);
            }
            head = again(head, requireHere(now), blocking);
        }
        throw new StoreUnavailableException(
                "log " + log + ": unfinished entries came back " + MOST_ROUNDS + " times");
    }

    /** Inserts all documents, or says which could not be: something else is in its place. */
    private @Nullable Object place(StoredHead head) {
        attempt = new ObjectId();
        List<Document> documents = Entries.documents(head, attempt, batch.entries());
        int stuck = all.insert("append to log " + log, entries.collection(), documents);
        if (stuck != LogParts.NOTHING_IN_THE_WAY) {
            return batch.entries().get(stuck);
        }
        stuck =
                all.insert(
                        "append to log " + log,
                        tiles.collection(),
                        Tiles.documents(log, head.fence(), batch.tiles()));
        return stuck == LogParts.NOTHING_IN_THE_WAY ? null : batch.tiles().get(stuck);
    }

    /**
     * A driver that lost an answer tries again by itself, and the second try then finds the head
     * moved by the first. Where its own document lies below the head, the batch is in.
     */
    private boolean isAdded(StoredHead now) {
        long first = batch.size().value();
        return now.size() > first && attempt.equals(entries.attemptAt(log, first));
    }

    private StoredHead sizedAsAdded(StoredHead now) {
        long size = batch.size().value() + batch.entries().size();
        return new StoredHead(log, size, batch.epoch(), now.fence(), now.minIndex(), null);
    }

    /** The head under which the next round has a free way. */
    private StoredHead again(StoredHead tried, StoredHead seen, @Nullable Object blocking) {
        StoredHead now = seen;
        boolean dead = all.removeUnfinished(now) > 0;
        if (now.fence() > tried.fence()) {
            return now;
        }
        boolean taken = blocking instanceof NewEntry entry && hasKey(now, entry);
        if (!dead && !taken) {
            now = await(now);
        }
        StoredHead fenced = heads.fence(now);
        if (fenced == null) {
            return here();
        }
        all.removeUnfinished(fenced);
        if (taken) {
            throw new HeadMovedException(log, fenced.head());
        }
        return fenced;
    }

    private boolean hasKey(StoredHead now, NewEntry entry) {
        String key = entry.idempotencyKey();
        if (key == null) {
            return false;
        }
        Optional<LogIndex> place = entries.findKey(log, Entries.key(key));
        return place.isPresent() && place.get().value() < now.size();
    }

    /** Gives another writer time to move the head; back when it did nothing all that time. */
    private StoredHead await(StoredHead still) {
        StoredHead now = still;
        long left = patience.toNanos();
        for (long pause = 1_000_000; left > 0 && now.equals(still); pause *= 2) {
            LockSupport.parkNanos(Math.min(pause, left));
            left -= pause;
            now = here();
        }
        return now;
    }

    private StoredHead here() {
        return requireHere(heads.existing(log));
    }

    /** Nobody comes after the last append of a log that ended: what it left goes at once. */
    private StoredHead requireHere(StoredHead now) {
        if (now.ended() != null) {
            all.removeUnfinished(now);
            Heads.requireGoingOn(now);
        }
        if (!isWhereTheBatchGoes(now)) {
            throw new HeadMovedException(log, now.head());
        }
        return now;
    }

    private boolean isWhereTheBatchGoes(StoredHead head) {
        return head.size() == batch.size().value() && head.epoch() == batch.epoch();
    }
}
