package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.ReplaceOptions;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The three collections of files. Every content that is on its way in or out is announced first, so
 * that what is left of it can be found. Thread-safe.
 */
final class GridFiles {
    static final String FILES = "evidence.files";
    static final String CHUNKS = "evidence.chunks";
    static final String ANNOUNCED = "evidence.announced";

    static final String FILE = "files_id";
    static final String NUMBER = "n";
    static final String DATA = "data";
    private static final String SINCE = "since";
    private static final String LEAVING = "leaving";

    /** The usual size of GridFS. */
    static final int CHUNK_BYTES = 255 << 10;

    static final int CHUNKS_AT_ONCE = 8;
    private static final Duration DEAD_AFTER = Duration.ofDays(1);

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final MongoCollection<Document> announced;
    private final Calls calls;
    private final InstantSource time;

    GridFiles(MongoPlace place, Calls calls) {
        this.files = place.collection(FILES);
        this.chunks = place.collection(CHUNKS);
        this.announced = place.collection(ANNOUNCED);
        this.calls = calls;
        this.time = place.options().time();
    }

    Optional<GridFile> find(String sha256) {
        Document found =
                calls.make(
                        "look up evidence " + sha256,
                        () -> files.find(eq(GridFile.NAME, sha256)).first());
        return Optional.ofNullable(found).map(GridFile::of);
    }

    /** All digests; to be closed. */
    Stream<String> names() {
        MongoCursor<Document> all =
                calls.make(
                        "list evidence",
                        () -> files.find().projection(include(GridFile.NAME)).iterator());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false)
                .map(found -> new Fields(found, "the document of a file").text(GridFile.NAME))
                .onClose(all::close);
    }

    InputStream open(GridFile file, long offset) {
        long first = Math.min(offset, file.length()) / file.chunkBytes();
        MongoCursor<Document> from =
                calls.make(
                        "read evidence " + file.sha256(),
                        () ->
                                chunks.find(and(eq(FILE, file.id()), gte(NUMBER, first)))
                                        .sort(ascending(NUMBER))
                                        .batchSize(CHUNKS_AT_ONCE)
                                        .iterator());
        return new GridContent(file, offset, from);
    }

    /** Begins a content. */
    ObjectId announce() {
        ObjectId id = new ObjectId();
        Document coming = new Document("_id", id).append(SINCE, Date.from(time.instant()));
        calls.run("store evidence", () -> announced.insertOne(coming));
        return id;
    }

    void write(List<Document> some) {
        calls.run("store evidence", () -> chunks.insertMany(some));
    }

    /** Makes a content visible whose chunks are all written, unless there is one of that name. */
    boolean name(GridFile file) {
        Document whole =
                new Document("_id", file.id())
                        .append(GridFile.NAME, file.sha256())
                        .append(GridFile.LENGTH, file.length())
                        .append(GridFile.CHUNK_BYTES, file.chunkBytes())
                        .append(GridFile.STORED_AT, Date.from(time.instant()));
        return calls.make("store evidence " + file.sha256(), () -> insert(whole));
    }

    private boolean insert(Document whole) {
        try {
            files.insertOne(whole);
            return true;
        } catch (MongoWriteException e) {
            if (Calls.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Ends what was begun; false where somebody else has, because it took so long. */
    boolean withdraw(ObjectId id) {
        return calls.make(
                "store evidence", () -> announced.findOneAndDelete(eq("_id", id)) != null);
    }

    /** Takes a content away, visible or not. Returns whether it was visible. */
    boolean remove(GridFile file) {
        Document leaving =
                new Document("_id", file.id())
                        .append(SINCE, Date.from(time.instant()))
                        .append(LEAVING, true);
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        calls.run(
                "delete evidence " + file.sha256(),
                () -> announced.replaceOne(eq("_id", file.id()), leaving, upsert));
        return removeAnnounced(file.id());
    }

    /** Takes away all there is under an announced id, and the announcement last. */
    boolean removeAnnounced(ObjectId id) {
        boolean visible = removeBytes(id);
        withdraw(id);
        return visible;
    }

    /** Takes away all there is under an id. */
    boolean removeBytes(ObjectId id) {
        return calls.make(
                "delete evidence",
                () -> {
                    boolean visible = files.deleteOne(eq("_id", id)).getDeletedCount() > 0;
                    chunks.deleteMany(eq(FILE, id));
                    return visible;
                });
    }

    /** Takes away what was begun by processes that must be dead by now. */
    void removeLeftovers() {
        Instant dead = time.instant().minus(DEAD_AFTER);
        List<Document> left =
                calls.make(
                        "look for unfinished evidence",
                        () ->
                                announced
                                        .find(or(lt(SINCE, Date.from(dead)), eq(LEAVING, true)))
                                        .into(new ArrayList<>()));
        for (Document each : left) {
            ObjectId id = each.getObjectId("_id");
            if (each.containsKey(LEAVING)) {
                removeAnnounced(id);
            } else if (isVisible(id)) {
                withdraw(id);
            } else if (withdraw(id)) {
                removeBytes(id);
            }
        }
    }

    private boolean isVisible(ObjectId id) {
        return calls.make(
                "look for unfinished evidence", () -> files.find(eq("_id", id)).first() != null);
    }
}
