package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The one document of each log that says how far the index has read it. Thread-safe. */
final class IndexStates {
    static final String COLLECTION = "indexed";
    private static final int TRIES = 5;

    private final MongoCollection<Document> states;
    private final Calls calls;

    IndexStates(MongoPlace place, Calls calls) {
        this.states = place.collection(COLLECTION);
        this.calls = calls;
    }

    IndexState find(LogId log) {
        Document found =
                calls.make(
                        "read the index of log " + log,
                        () -> states.find(eq("_id", log.value())).first());
        return found == null ? IndexState.none(log) : IndexState.of(log, found);
    }

    /**
     * Says that everything below an index is there, unless the log was dropped meanwhile. A node that
     * made the document in the same moment has not dropped anything: only another life says that.
     */
    Optional<IndexState> advance(IndexState known, long to) {
        Bson sameLife = and(eq("_id", known.log().value()), eq(IndexState.LIFE, known.life()));
        Bson farther = combine(max(IndexState.TO, to), setOnInsert(IndexState.MIN_INDEX, 0L));
        for (int i = 0; i < TRIES; i++) {
            IndexState changed = change(known.log(), sameLife, farther);
            if (changed != null) {
                return Optional.of(changed);
            }
            if (find(known.log()).life() != known.life()) {
                return Optional.empty();
            }
        }
        throw unchanged(known.log());
    }

    /** Forgets what is below an index; a log not fed so far begins there. */
    IndexState forgetBelow(LogId log, long minIndex) {
        Bson forgotten =
                combine(
                        max(IndexState.MIN_INDEX, minIndex),
                        max(IndexState.TO, minIndex),
                        setOnInsert(IndexState.LIFE, 0L));
        return always(log, forgotten);
    }

    /** Begins another life, in which nothing was fed. */
    IndexState drop(LogId log) {
        Bson anew =
                combine(
                        inc(IndexState.LIFE, 1L),
                        set(IndexState.TO, 0L),
                        set(IndexState.MIN_INDEX, 0L));
        return always(log, anew);
    }

    /** Two nodes may make the document at once; the one that fails then finds it. */
    private IndexState always(LogId log, Bson then) {
        for (int i = 0; i < TRIES; i++) {
            IndexState changed = change(log, eq("_id", log.value()), then);
            if (changed != null) {
                return changed;
            }
        }
        throw unchanged(log);
    }

    private static StoreUnavailableException unchanged(LogId log) {
        return new StoreUnavailableException("the index of log " + log + " cannot be changed");
    }

    private @Nullable IndexState change(LogId log, Bson where, Bson then) {
        Document changed = calls.make("change the index of log " + log, () -> changed(where, then));
        return changed == null ? null : IndexState.of(log, changed);
    }

    /** Nothing where the document is there, but not as asked for. */
    private @Nullable Document changed(Bson where, Bson then) {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return states.findOneAndUpdate(where, then, options);
        } catch (MongoCommandException e) {
            if (Calls.isDuplicate(e)) {
                return null;
            }
            throw e;
        }
    }
}
