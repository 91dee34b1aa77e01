package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyDigest;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The documents of entries, one each, whether they are in the log or not yet. Thread-safe. */
final class Entries {
    static final String COLLECTION = "entries";
    static final String LOG = "log";
    static final String INDEX = "index";
    static final String FENCE = "fence";
    static final String KEY = "key";
    static final String SEALED = "sealed";
    static final String PRIVATE = "private";
    static final String LEAF = "leaf";

    /** Tells the documents of one attempt to append from all others. */
    static final String ATTEMPT = "attempt";

    private static final int READ_DOCUMENTS = 1_000;

    private final MongoCollection<Document> entries;
    private final Calls calls;

    Entries(MongoPlace place, Calls calls) {
        this.entries = place.collection(COLLECTION);
        this.calls = calls;
    }

    MongoCollection<Document> collection() {
        return entries;
    }

    /** The documents of a batch. */
    static List<Document> documents(StoredHead head, ObjectId attempt, List<NewEntry> batch) {
        List<Document> documents = new ArrayList<>(batch.size());
        for (NewEntry entry : batch) {
            Document document =
                    placed(head.log(), head.size() + documents.size())
                            .append(FENCE, head.fence())
                            .append(ATTEMPT, attempt)
                            .append(LEAF, new Binary(entry.leafHash().toBytes()))
                            .append(SEALED, new Binary(entry.sealed()));
            if (entry.idempotencyKey() != null) {
                document.append(KEY, key(entry.idempotencyKey()));
            }
            if (entry.privateSide() != null) {
                document.append(PRIVATE, new Binary(entry.privateSide()));
            }
            documents.add(document);
        }
        return documents;
    }

    /** The id makes the place unique; the fields beside it are for ranges and for sharding. */
    private static Document placed(LogId log, long index) {
        return new Document("_id", id(log, index)).append(LOG, log.value()).append(INDEX, index);
    }

    private static Document id(LogId log, long index) {
        return new Document(LOG, log.value()).append(INDEX, index);
    }

    /** What stands for a key: equal exactly for equal strings, and no collation touches it. */
    static Binary key(String key) {
        return new Binary(KeyDigest.of(key));
    }

    /** What is left of an entry that was pruned elsewhere. */
    static Document pruned(LogId log, long fence, EntryKey key) {
        return placed(log, key.index().value())
                .append(FENCE, fence)
                .append(KEY, new Binary(key.digest()));
    }

    /** The attempt that wrote whatever document is at a place. */
    @Nullable Object attemptAt(LogId log, long index) {
        Document found =
                calls.make(
                        "read log " + log,
                        () -> entries.find(at(log, index)).projection(include(ATTEMPT)).first());
        return found == null ? null : found.get(ATTEMPT);
    }

    /** Takes away what was written at or after the head's size under a fence before the head's. */
    long removeUnfinished(StoredHead head) {
        Bson unfinished =
                and(eq(LOG, head.log().value()), gte(INDEX, head.size()), lt(FENCE, head.fence()));
        return calls.make(
                "clean up log " + head.log(),
                () -> entries.deleteMany(unfinished).getDeletedCount());
    }

    /** Entries from an index on, up to a limit of bytes or the first that is not the next one. */
    List<LogEntry> read(LogId log, long from, long to, long maxBytes) {
        return calls.make("read log " + log, () -> readNow(log, from, to, maxBytes));
    }

    private List<LogEntry> readNow(LogId log, long from, long to, long maxBytes) {
        List<LogEntry> found = new ArrayList<>();
        FindIterable<Document> range =
                entries.find(range(log, from, to))
                        .sort(ascending(INDEX))
                        .projection(fields(include(INDEX, SEALED, PRIVATE)))
                        .batchSize((int) Math.min(READ_DOCUMENTS, Math.max(2, to - from)));
        long bytes = 0;
        try (MongoCursor<Document> cursor = range.iterator()) {
            while (cursor.hasNext() && (found.isEmpty() || bytes < maxBytes)) {
                LogEntry entry = entry(log, from + found.size(), cursor.next());
                if (entry == null) {
                    break;
                }
                found.add(entry);
                bytes += entry.bytes();
            }
        }
        return found;
    }

    /** Nothing where the document is that of a later entry, or its bytes are pruned. */
    private static @Nullable LogEntry entry(LogId log, long index, Document stored) {
        Fields fields = new Fields(stored, "entry " + index + " of log " + log);
        byte[] sealed = fields.optionalBytes(SEALED);
        if (fields.number(INDEX) != index || sealed == null) {
            return null;
        }
        return new LogEntry(LogIndex.of(index), sealed, fields.optionalBytes(PRIVATE));
    }

    /** The leaf hashes of a range, up to the first that is missing. */
    List<byte[]> leaves(LogId log, long from, long to) {
        List<Document> found =
                calls.make(
                        "read log " + log,
                        () ->
                                entries.find(range(log, from, to))
                                        .sort(ascending(INDEX))
                                        .projection(include(INDEX, LEAF))
                                        .into(new ArrayList<>()));
        List<byte[]> leaves = new ArrayList<>();
        for (Document document : found) {
            Fields fields = new Fields(document, "an entry of log " + log);
            byte[] leaf = fields.optionalBytes(LEAF);
            boolean next = fields.number(INDEX) == from + leaves.size();
            if (!next || leaf == null || leaf.length != Hash.SIZE) {
                break;
            }
            leaves.add(leaf);
        }
        return leaves;
    }

    /** The place of the document with a key, in the log or not. */
    Optional<LogIndex> findKey(LogId log, Binary key) {
        return Optional.ofNullable(findKeys(log, List.of(key)).get(key));
    }

    /** The places of the documents with any of the keys, in the log or not. */
    Map<Binary, LogIndex> findKeys(LogId log, List<Binary> keys) {
        Bson keyed = and(eq(LOG, log.value()), in(KEY, keys));
        Map<Binary, LogIndex> places = new HashMap<>();
        for (Document found :
                calls.make(
                        "look up keys in log " + log,
                        () ->
                                entries.find(keyed)
                                        .projection(include(INDEX, KEY))
                                        .into(new ArrayList<>()))) {
            Fields fields = new Fields(found, "an entry of log " + log);
            places.put(new Binary(fields.bytes(KEY)), LogIndex.of(fields.number(INDEX)));
        }
        return places;
    }

    /** The keys of a range of the log. */
    List<EntryKey> keys(LogId log, long from, long to) {
        return calls.make(
                "read the keys of log " + log,
                () ->
                        entries.find(and(range(log, from, to), exists(KEY)))
                                .sort(ascending(INDEX))
                                .projection(include(INDEX, KEY))
                                .map(found -> key(log, found))
                                .into(new ArrayList<>()));
    }

    private static EntryKey key(LogId log, Document found) {
        Fields fields = new Fields(found, "an entry of log " + log);
        LogIndex index = LogIndex.of(fields.number(INDEX));
        return new EntryKey(index, fields.bytes(KEY), null);
    }

    /** Takes away all that was written under a fence before that one. */
    void removeBefore(LogId log, long fence) {
        Bson older = and(eq(LOG, log.value()), lt(FENCE, fence));
        calls.run("clean up log " + log, () -> entries.deleteMany(older));
    }

    /** Replaces the private side of an entry of the log. */
    void replacePrivateSide(LogId log, long index, byte @Nullable [] remaining) {
        Bson change = remaining == null ? unset(PRIVATE) : set(PRIVATE, new Binary(remaining));
        long matched =
                calls.make(
                        "erase from log " + log,
                        () -> entries.updateOne(at(log, index), change).getMatchedCount());
        if (matched == 0) {
            throw new IntegrityException("log " + log + " has lost entry " + index, index);
        }
    }

    /**
     * Takes the bytes out of a range. The documents stay with index, key and leaf hash, so that no
     * late writer can put something in their places.
     */
    void strip(LogId log, long from, long to) {
        Bson full = and(range(log, from, to), exists(SEALED));
        Bson change = combine(unset(SEALED), unset(PRIVATE));
        calls.run("prune log " + log, () -> entries.updateMany(full, change));
    }

    private static Bson at(LogId log, long index) {
        return eq("_id", id(log, index));
    }

    private static Bson range(LogId log, long from, long to) {
        return and(eq(LOG, log.value()), gte(INDEX, from), lt(INDEX, to));
    }
}
