package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.LogEndedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The one document of each log that decides what is in it. Every change is one conditional update
 * of that document. Thread-safe.
 */
final class Heads {
    static final String COLLECTION = "heads";
    private static final String STRIPPED = "stripped";
    private static final String PUBLISHED = "published";
    private static final String NOTE = "note";
    private static final long NOT_PUBLISHED = -1;

    private final MongoCollection<Document> heads;
    private final MongoCollection<Document> newest;
    private final Calls calls;
    private final long maxMillis;

    /** As last seen; a log only grows, so what is below a size seen once is there for good. */
    private final Map<LogId, StoredHead> seen = new ConcurrentHashMap<>();

    Heads(MongoPlace place, Calls calls) {
        this.heads = place.collection(COLLECTION);
        this.newest = place.newest(COLLECTION);
        this.calls = calls;
        this.maxMillis = place.options().writeTimeout().toMillis();
    }

    List<LogId> logs() {
        List<String> names =
                calls.make(
                        "list the logs",
                        () ->
                                heads.find(exists(StoredHead.SIZE))
                                        .projection(include(StoredHead.ID))
                                        .map(found -> found.getString(StoredHead.ID))
                                        .into(new ArrayList<>()));
        return names.stream().map(LogId::of).sorted().toList();
    }

    /** Where the log stands now. */
    Optional<StoredHead> find(LogId log) {
        Document found =
                calls.make(
                        "read the head of log " + log,
                        () ->
                                newest.find(eq(StoredHead.ID, log.value()))
                                        .projection(exclude(NOTE))
                                        .maxTime(maxMillis, TimeUnit.MILLISECONDS)
                                        .first());
        boolean reserved = found != null && !found.containsKey(StoredHead.SIZE);
        return Optional.ofNullable(reserved ? null : found).map(this::note);
    }

    /** Where the log stands now. */
    StoredHead existing(LogId log) {
        return find(log).orElseThrow(() -> missing(log));
    }

    /** Where the log stood when it was last seen, or now. */
    StoredHead known(LogId log) {
        StoredHead last = seen.get(log);
        return last == null ? existing(log) : last;
    }

    /**
     * Makes the head of a log, or turns one that was only reserved into it.
     *
     * @param reserved the fence it was reserved under; absent to make it whatever is there
     * @throws IllegalStateException if the log exists
     */
    StoredHead create(LogId log, long size, @Nullable Long reserved) {
        Bson free = and(eq(StoredHead.ID, log.value()), exists(StoredHead.SIZE, false));
        Bson mine = reserved == null ? free : and(free, eq(StoredHead.FENCE, reserved));
        Bson made =
                combine(
                        set(StoredHead.SIZE, size),
                        set(StoredHead.EPOCH, 1L),
                        set(StoredHead.MIN_INDEX, size),
                        set(STRIPPED, size),
                        set(PUBLISHED, NOT_PUBLISHED),
                        inc(StoredHead.FENCE, 1L));
        return note(upsert("make log " + log, log, mine, made));
    }

    /**
     * Reserves the name of a log that is yet to be filled.
     *
     * @return a fence that no earlier try had
     */
    long reserve(LogId log) {
        Bson free = and(eq(StoredHead.ID, log.value()), exists(StoredHead.SIZE, false));
        Document reserved = upsert("make log " + log, log, free, inc(StoredHead.FENCE, 1L));
        return new Fields(reserved, "the head of log " + log).number(StoredHead.FENCE);
    }

    /** Where the document is there but not as asked for, a second one with its id is refused. */
    private Document upsert(String what, LogId log, Bson where, Bson then) {
        Document made = calls.make(what, () -> upserted(where, then));
        if (made == null) {
            throw new IllegalStateException("log " + log + " exists");
        }
        return made;
    }

    private @Nullable Document upserted(Bson where, Bson then) {
        try {
            return heads.findOneAndUpdate(where, then, after().upsert(true));
        } catch (MongoCommandException e) {
            if (Calls.isDuplicate(e)) {
                return null;
            }
            throw e;
        }
    }

    /** A new epoch; whoever has another can no longer append. */
    StoredHead claim(LogId log) {
        StoredHead claimed =
                change(
                        "claim log " + log,
                        goingOn(log),
                        combine(inc(StoredHead.EPOCH, 1L), inc(StoredHead.FENCE, 1L)));
        return claimed == null ? requireGoingOn(existing(log)) : claimed;
    }

    /** A new fence, if the log still stands there; whoever wrote under an older one is shut out. */
    @Nullable StoredHead fence(StoredHead head) {
        return change("fence log " + head.log(), at(head), inc(StoredHead.FENCE, 1L));
    }

    /** The step by which entries come into the log, if it still stands there. */
    @Nullable StoredHead advance(StoredHead head, int entries) {
        return change(
                "append to log " + head.log(),
                at(head),
                set(StoredHead.SIZE, head.size() + entries));
    }

    private static Bson at(StoredHead head) {
        return and(
                goingOn(head.log()),
                eq(StoredHead.SIZE, head.size()),
                eq(StoredHead.EPOCH, head.epoch()),
                eq(StoredHead.FENCE, head.fence()));
    }

    private static Bson goingOn(LogId log) {
        return and(
                eq(StoredHead.ID, log.value()),
                exists(StoredHead.SIZE),
                exists(StoredHead.ENDED, false));
    }

    /** The same head. */
    static StoredHead requireGoingOn(StoredHead head) {
        if (head.ended() != null) {
            throw new LogEndedException(head.log(), head.ended());
        }
        return head;
    }

    /** Ends the log, unless it was ended already. */
    void end(LogId log, String where) {
        Bson ended = combine(set(StoredHead.ENDED, where), inc(StoredHead.FENCE, 1L));
        if (change("end log " + log, goingOn(log), ended) != null) {
            return;
        }
        StoredHead now = existing(log);
        if (!where.equals(now.ended())) {
            throw new IllegalStateException("log " + log + " was ended: " + now.ended());
        }
    }

    private static FindOneAndUpdateOptions after() {
        return new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .projection(exclude(NOTE));
    }

    private @Nullable StoredHead change(String what, Bson where, Bson then) {
        Document changed = calls.make(what, () -> heads.findOneAndUpdate(where, then, after()));
        return changed == null ? null : note(changed);
    }

    private StoredHead note(Document found) {
        StoredHead head = StoredHead.of(found);
        seen.merge(head.log(), head, (old, now) -> now.isOlderThan(old) ? old : now);
        return head;
    }

    /** Raises the first index that is kept, unless the log is shorter or ended. */
    boolean raiseMinimum(LogId log, long minIndex) {
        Bson longEnough = and(goingOn(log), gte(StoredHead.SIZE, minIndex));
        return change("prune log " + log, longEnough, max(StoredHead.MIN_INDEX, minIndex)) != null;
    }

    /** Below which index the bytes are gone already. */
    long stripped(LogId log) {
        Document found =
                calls.make(
                        "prune log " + log,
                        () -> newest.find(eq(StoredHead.ID, log.value())).first());
        if (found == null) {
            throw missing(log);
        }
        return new Fields(found, "the head of log " + log).number(STRIPPED);
    }

    void stripped(LogId log, long below) {
        calls.run(
                "prune log " + log,
                () -> heads.updateOne(eq(StoredHead.ID, log.value()), max(STRIPPED, below)));
    }

    /** Keeps a checkpoint that is neither smaller than the one there nor larger than the log. */
    void publish(LogId log, long size, byte[] signed) {
        Bson grows =
                and(
                        eq(StoredHead.ID, log.value()),
                        gte(StoredHead.SIZE, size),
                        lte(PUBLISHED, size));
        Bson kept = combine(set(PUBLISHED, size), set(NOTE, new Binary(signed)));
        long matched =
                calls.make(
                        "publish for log " + log,
                        () -> heads.updateOne(grows, kept).getMatchedCount());
        if (matched == 0) {
            long there = existing(log).size();
            throw new IntegrityException(
                    "log "
                            + log
                            + (there < size
                                    ? " has " + there + " entries"
                                    : " has a larger checkpoint")
                            + ": a checkpoint of size "
                            + size
                            + " is refused");
        }
    }

    Optional<byte[]> checkpoint(LogId log) {
        Document found =
                calls.make(
                        "read the checkpoint of log " + log,
                        () ->
                                newest.find(eq(StoredHead.ID, log.value()))
                                        .projection(include(NOTE))
                                        .maxTime(maxMillis, TimeUnit.MILLISECONDS)
                                        .first());
        if (found == null) {
            throw missing(log);
        }
        return Optional.ofNullable(new Fields(found, "the head of log " + log).optionalBytes(NOTE));
    }

    private static IllegalStateException missing(LogId log) {
        return new IllegalStateException("there is no log " + log + ": create it first");
    }
}
