package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** The documents of full tiles, whether the log has filled them or not yet. Thread-safe. */
final class Tiles {
    static final String COLLECTION = "tiles";
    static final String LOG = "log";
    private static final String LEVEL = "level";
    private static final String INDEX = "index";
    static final String FENCE = "fence";

    /** The size of the log from which on it has the tile. */
    static final String END = "end";

    static final String HASHES = "hashes";

    private final MongoCollection<Document> tiles;
    private final Calls calls;

    Tiles(MongoPlace place, Calls calls) {
        this.tiles = place.collection(COLLECTION);
        this.calls = calls;
    }

    MongoCollection<Document> collection() {
        return tiles;
    }

    /** The documents of new tiles. */
    static List<Document> documents(LogId log, long fence, List<Tile> batch) {
        return batch.stream().map(tile -> document(log, fence, tile)).toList();
    }

    private static Document document(LogId log, long fence, Tile tile) {
        return new Document("_id", id(log, tile.id().level(), tile.id().index()))
                .append(LOG, log.value())
                .append(FENCE, fence)
                .append(END, end(tile.id().level(), tile.id().index()))
                .append(HASHES, new Binary(tile.hashes()));
    }

    private static Document id(LogId log, int level, long index) {
        return new Document(LOG, log.value()).append(LEVEL, level).append(INDEX, index);
    }

    /** How large a log must be to have a full tile; the most there is where none is so large. */
    static long end(int level, long index) {
        long leaves = 1L << (8 * (level + 1));
        return index >= Long.MAX_VALUE / leaves ? Long.MAX_VALUE : (index + 1) * leaves;
    }

    /** Takes away what was written beyond the head's size under a fence before the head's. */
    long removeUnfinished(StoredHead head) {
        Bson unfinished =
                and(eq(LOG, head.log().value()), gt(END, head.size()), lt(FENCE, head.fence()));
        return calls.make(
                "clean up log " + head.log(), () -> tiles.deleteMany(unfinished).getDeletedCount());
    }

    /** Takes away all that was written under a fence before that one. */
    void removeBefore(LogId log, long fence) {
        Bson older = and(eq(LOG, log.value()), lt(FENCE, fence));
        calls.run("clean up log " + log, () -> tiles.deleteMany(older));
    }

    Optional<Tile> find(LogId log, int level, long index) {
        Bson wanted = eq("_id", id(log, level, index));
        Document found = calls.make("read log " + log, () -> tiles.find(wanted).first());
        return Optional.ofNullable(found).map(d -> tile(log, level, index, d));
    }

    private static Tile tile(LogId log, int level, long index, Document stored) {
        TileId id = TileId.full(level, index);
        byte[] hashes = new Fields(stored, id + " of log " + log).bytes(HASHES);
        if (hashes.length != TileId.FULL * Hash.SIZE) {
            throw new IntegrityException("log " + log + " has a damaged " + id);
        }
        return new Tile(id, hashes);
    }
}
