package io.worklog.persistence.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** What a log is made of in the database. */
record LogParts(Heads heads, Entries entries, Tiles tiles, Calls calls) {
    static final int NOTHING_IN_THE_WAY = -1;

    static LogParts of(MongoPlace place, Calls calls) {
        return new LogParts(
                new Heads(place, calls), new Entries(place, calls), new Tiles(place, calls), calls);
    }

    /**
     * Takes away what writers left that can no longer finish.
     *
     * @return how many documents
     */
    long removeUnfinished(StoredHead head) {
        return entries.removeUnfinished(head) + tiles.removeUnfinished(head);
    }

    /**
     * Inserts documents in order, up to the first that something with the same unique values keeps
     * out.
     *
     * @return which one that is
     */
    int insert(String what, MongoCollection<Document> into, List<Document> documents) {
        AtomicInteger done = new AtomicInteger();
        return documents.isEmpty()
                ? NOTHING_IN_THE_WAY
                : calls.make(what, () -> insertNow(into, documents, done));
    }

    private static int insertNow(
            MongoCollection<Document> into, List<Document> documents, AtomicInteger done) {
        try {
            into.insertMany(documents.subList(done.get(), documents.size()));
            return NOTHING_IN_THE_WAY;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty()) {
                throw e;
            }
            int stuck = done.addAndGet(e.getWriteErrors().get(0).getIndex());
            if (Calls.isDuplicate(e.getWriteErrors().get(0))) {
                return stuck;
            }
            throw e;
        }
    }
}
