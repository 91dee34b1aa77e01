package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
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
 * The one document of each log that decides what is in it. Every change is one conditional update of
 * that document. Thread-safe.
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
                                heads.find()
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
        return Optional.ofNullable(found).map(this::note);
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

    /** Makes an empty log. */
    StoredHead create(LogId log) {
        Document empty =
                new Document(StoredHead.ID, log.value())
                        .append(StoredHead.SIZE, 0L)
                        .append(StoredHead.EPOCH, 1L)
                        .append(StoredHead.FENCE, 1L)
                        .append(StoredHead.MIN_INDEX, 0L)
                        .append(STRIPPED, 0L)
                        .append(PUBLISHED, NOT_PUBLISHED);
        boolean made = calls.make("make log " + log, () -> insert(empty));
        if (!made) {
            throw new IllegalStateException("log " + log + " exists");
        }
        return note(empty);
    }

    private boolean insert(Document head) {
        try {
            heads.insertOne(head);
            return true;
        } catch (MongoWriteException e) {
            if (Calls.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** A new epoch; whoever has another can no longer append. */
    StoredHead claim(LogId log) {
        StoredHead claimed =
                change(
                        "claim log " + log,
                        eq(StoredHead.ID, log.value()),
                        combine(inc(StoredHead.EPOCH, 1L), inc(StoredHead.FENCE, 1L)));
        if (claimed == null) {
            throw missing(log);
        }
        return claimed;
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
                eq(StoredHead.ID, head.log().value()),
                eq(StoredHead.SIZE, head.size()),
                eq(StoredHead.EPOCH, head.epoch()),
                eq(StoredHead.FENCE, head.fence()));
    }

    private @Nullable StoredHead change(String what, Bson where, Bson then) {
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(exclude(NOTE));
        Document changed =
                calls.make(what, () -> heads.findOneAndUpdate(where, then, after));
        return changed == null ? null : note(changed);
    }

    private StoredHead note(Document found) {
        StoredHead head = StoredHead.of(found);
        seen.merge(head.log(), head, (old, now) -> now.isOlderThan(old) ? old : now);
        return head;
    }

    /** Raises the first index that is kept, unless the log is shorter. */
    boolean raiseMinimum(LogId log, long minIndex) {
        Bson longEnough = and(eq(StoredHead.ID, log.value()), gte(StoredHead.SIZE, minIndex));
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
        return Optional.ofNullable(
                new Fields(found, "the head of log " + log).optionalBytes(NOTE));
    }

    private static IllegalStateException missing(LogId log) {
        return new IllegalStateException("there is no log " + log + ": create it first");
    }
}
