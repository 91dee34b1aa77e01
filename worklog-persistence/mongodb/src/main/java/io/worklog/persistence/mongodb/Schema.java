package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import io.worklog.error.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Makes what is missing of collections and indexes, and keeps to the version of what is there.
 * Making them again changes nothing, so several nodes may start at once.
 */
final class Schema {
    /** Holds one document for each kind of data, with its version. */
    static final String COLLECTION = "schema";

    static final String VERSION = "version";
    private static final int TRIES = 5;

    private final MongoPlace place;
    private final Calls calls;

    Schema(MongoPlace place, Calls calls) {
        this.place = place;
        this.calls = calls;
    }

    /** The collections of logs, version 1. */
    void prepareLogs() {
        IndexModel byIndex = plain(Entries.LOG, Entries.INDEX);
        IndexModel byKey =
                new IndexModel(
                        ascending(Entries.LOG, Entries.KEY),
                        new IndexOptions()
                                .unique(true)
                                .name("log_key")
                                .partialFilterExpression(exists(Entries.KEY)));
        prepare(
                "logs",
                1,
                Map.of(
                        Entries.COLLECTION,
                        List.of(byIndex, byKey),
                        Tiles.COLLECTION,
                        List.of(plain(Tiles.LOG, Tiles.END)),
                        Heads.COLLECTION,
                        List.of()));
    }

    /** The collections of the event index, version 1. */
    void prepareIndex() {
        String log = EventDocument.LOG;
        String life = EventDocument.LIFE;
        String index = EventDocument.INDEX;
        prepare(
                "index",
                1,
                Map.of(
                        MongoEventIndex.EVENTS,
                        List.of(
                                plain(log, life, index),
                                plain(log, life, EventDocument.TERMS, index),
                                plain(log, life, EventDocument.TIME, index)),
                        IndexStates.COLLECTION,
                        List.of()));
    }

    /** The collections of files, version 1. */
    void prepareEvidence() {
        prepare(
                "evidence",
                1,
                Map.of(
                        GridFiles.FILES,
                        List.of(unique(GridFile.NAME)),
                        GridFiles.CHUNKS,
                        List.of(unique(GridFiles.FILE, GridFiles.NUMBER)),
                        GridFiles.ANNOUNCED,
                        List.of()));
    }

    private static IndexModel plain(String... fields) {
        return new IndexModel(ascending(fields), new IndexOptions().name(String.join("_", fields)));
    }

    static IndexModel unique(String... fields) {
        return new IndexModel(
                ascending(fields), new IndexOptions().unique(true).name(String.join("_", fields)));
    }

    /**
     * Makes what is missing.
     *
     * @param kind what the collections hold
     * @param version the one this code reads and writes
     * @throws StoreUnavailableException if a later release made what is there
     */
    void prepare(String kind, int version, Map<String, List<IndexModel>> indexes) {
        requireVersion(kind, version);
        requireSimpleCollation();
        indexes.forEach((collection, wanted) ->
                calls.run(
                        "make the indexes of " + place.name(collection),
                        () -> create(collection, wanted)));
    }

    private void requireVersion(String kind, int version) {
        Document there = calls.make("read the version of " + kind, () -> version(kind, version));
        long found = new Fields(there, "the version of " + kind).number(VERSION);
        if (found > version) {
            throw new StoreUnavailableException(
                    "the collections of "
                            + kind
                            + " are of version "
                            + found
                            + ", this release knows "
                            + version
                            + ": use the newer release");
        }
    }

    /** Several nodes may make the document at once; all but one fail, and then find it. */
    private Document version(String kind, int version) {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        for (int i = 1; ; i++) {
            try {
                Document found =
                        place.collection(COLLECTION)
                                .findOneAndUpdate(
                                        eq("_id", kind), setOnInsert(VERSION, version), options);
                return found == null ? new Document() : found;
            } catch (MongoCommandException e) {
                if (!Calls.isDuplicate(e) || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Under another collation two names that differ could be one. */
    private void requireSimpleCollation() {
        List<String> collated =
                calls.make(
                        "look at the collections",
                        () ->
                                place
                                        .database()
                                        .listCollections()
                                        .filter(regex("name", "^" + place.options().prefix()))
                                        .into(new ArrayList<>())
                                        .stream()
                                        .filter(Schema::isCollated)
                                        .map(found -> found.getString("name"))
                                        .toList());
        if (!collated.isEmpty()) {
            throw new StoreUnavailableException(
                    "collections with a collation of their own: "
                            + collated
                            + ": make them without");
        }
    }

    private static boolean isCollated(Document collection) {
        return collection.get("options") instanceof Document options
                && options.get("collation") instanceof Document collation
                && !"simple".equals(collation.get("locale"));
    }

    /** What is there is left alone: an account that may make no index can still work. */
    private void create(String collection, List<IndexModel> wanted) {
        Set<String> there = new TreeSet<>();
        place.collection(collection).listIndexes().forEach(i -> there.add(i.getString("name")));
        List<IndexModel> missing =
                wanted.stream()
                        .filter(index -> !there.contains(index.getOptions().getName()))
                        .toList();
        if (!missing.isEmpty()) {
            place.collection(collection).createIndexes(missing);
        }
    }
}
