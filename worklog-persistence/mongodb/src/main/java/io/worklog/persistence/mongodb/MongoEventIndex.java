package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The event index in a MongoDB database: one document for each event, found by its terms. It
 * answers exactly as {@link io.worklog.query.EventMatcher} would; facets are counted over the first
 * {@link PageRequest#countLimit} matches in the order of the pages.
 *
 * <p>Any number of nodes may feed it at once: whoever comes second with an entry changes nothing.
 * What was added is durable and seen by all at once, so {@link #flush} has nothing to do.
 * Thread-safe.
 */
public final class MongoEventIndex implements CheckableIndex, ErasableIndex {
    static final String EVENTS = "events";

    private final MongoPlace place;
    private final Calls calls;
    private final MongoCollection<Document> events;
    private final IndexStates states;

    private MongoEventIndex(MongoPlace place, Calls calls) {
        this.place = place;
        this.calls = calls;
        this.events = place.collection(EVENTS);
        this.states = new IndexStates(place, calls);
    }

    /**
     * Opens the index in a database of somebody else's client, which stays open.
     *
     * @throws io.worklog.error.StoreUnavailableException if the server cannot be reached, its
     *     settings are too weak and are to be refused, or a newer release wrote the data
     */
    public static MongoEventIndex open(MongoDatabase database, MongoOptions options) {
        return open(database, options, null);
    }

    /**
     * Opens the index in a database with a client of its own.
     *
     * @param uri names servers and database; without a database it is {@code worklog}
     */
    public static MongoEventIndex open(String uri, MongoOptions options) {
        return MongoPlace.withOwn(uri, (database, client) -> open(database, options, client));
    }

    private static MongoEventIndex open(
            MongoDatabase database, MongoOptions options, @Nullable MongoClient own) {
        Calls calls = new Calls();
        Server server = Server.ask(database, options, calls);
        MongoPlace place = MongoPlace.of(database, options, server, own);
        new Schema(place, calls).prepareIndex();
        return new MongoEventIndex(place, calls);
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return states.find(log).size();
    }

    @Override
    public void add(LogId log, List<IndexedEvent> added) {
        IndexState state = states.find(log);
        List<IndexedEvent> fresh = state.fresh(added);
        if (fresh.isEmpty()) {
            return;
        }
        List<Document> documents = new ArrayList<>(fresh.size());
        fresh.forEach(event -> documents.add(EventDocument.of(state, event)));
        calls.run("index log " + log, () -> insertMissing(documents));
        tidy(state, states.advance(state, state.to() + fresh.size()));
    }

    /** What another node inserted first says the same, or what an erasure left of it. */
    private void insertMissing(List<Document> documents) {
        try {
            events.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean there = e.getWriteErrors().stream().allMatch(Calls::isDuplicate);
            if (!there || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    /** Takes away what was written although the log was dropped or forgotten meanwhile. */
    private void tidy(IndexState written, Optional<IndexState> now) {
        if (now.isEmpty()) {
            remove(written.log(), eq(EventDocument.LIFE, written.life()));
        } else if (now.get().minIndex() > written.minIndex()) {
            removeForgotten(now.get());
        }
    }

    private void removeForgotten(IndexState state) {
        remove(
                state.log(),
                and(
                        eq(EventDocument.LIFE, state.life()),
                        lt(EventDocument.INDEX, state.minIndex())));
    }

    private void remove(LogId log, Bson what) {
        Bson ofLog = and(eq(EventDocument.LOG, log.value()), what);
        calls.run("forget the index of log " + log, () -> events.deleteMany(ofLog));
    }

    @Override
    public void flush() {
        calls.run("flush the index", () -> {});
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        IndexState state = states.find(query.log());
        IndexAnswer asked = new IndexAnswer(events, state, query, page);
        return calls.make("search log " + query.log(), asked::answer);
    }

    @Override
    public void drop(LogId log) {
        IndexState anew = states.drop(log);
        remove(log, ne(EventDocument.LIFE, anew.life()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>An entry that was not fed yet is kept as it is given here, unseen until it is fed: what a
     * node feeds then may have been read before the erasure.
     */
    @Override
    public void replace(LogId log, List<IndexedEvent> replaced) {
        IndexState state = states.find(log);
        List<ReplaceOneModel<Document>> changes = new ArrayList<>();
        for (IndexedEvent event : replaced) {
            if (event.index().value() >= state.minIndex()) {
                changes.add(replacement(state, event));
            }
        }
        if (!changes.isEmpty()) {
            calls.run("replace in the index of log " + log, () -> events.bulkWrite(changes));
            IndexState now = states.find(log);
            tidy(state, Optional.of(now).filter(it -> it.life() == state.life()));
        }
    }

    private static ReplaceOneModel<Document> replacement(IndexState state, IndexedEvent event) {
        return new ReplaceOneModel<>(
                eq("_id", EventDocument.id(state, event.index().value())),
                EventDocument.of(state, event),
                new ReplaceOptions().upsert(true));
    }

    private static Bson at(IndexState state, LogIndex index) {
        return and(
                eq(EventDocument.LOG, state.log().value()),
                eq(EventDocument.LIFE, state.life()),
                eq(EventDocument.INDEX, index.value()));
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        removeForgotten(states.forgetBelow(log, minIndex.value()));
    }

    @Override
    public boolean agrees(LogId log, IndexedEvent event) {
        IndexState state = states.find(log);
        long index = event.index().value();
        if (index < state.minIndex() || index >= state.to()) {
            return false;
        }
        List<Document> found =
                calls.make(
                        "check the index of log " + log,
                        () ->
                                events.find(at(state, event.index()))
                                        .limit(2)
                                        .into(new ArrayList<>()));
        return found.size() == 1 && EventDocument.says(found.get(0), event.event());
    }

    @Override
    public long entries(LogId log) {
        IndexState state = states.find(log);
        Bson seen =
                and(
                        eq(EventDocument.LOG, log.value()),
                        eq(EventDocument.LIFE, state.life()),
                        gte(EventDocument.INDEX, state.minIndex()),
                        lt(EventDocument.INDEX, state.to()));
        return calls.make("count the index of log " + log, () -> events.countDocuments(seen));
    }

    @Override
    public void close() {
        calls.close();
        place.close();
    }
}
