package io.worklog.persistence.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A database with the concerns that the promises need, whatever the client's own are: writes are
 * acknowledged by a majority that has them in its journals, reads see only such writes and go to
 * the primary.
 */
final class MongoPlace {
    private static final String DEFAULT_DATABASE = "worklog";
    private static final int SELECTION_SECONDS = 10;
    private static final int READ_SECONDS = 60;

    private final MongoDatabase database;
    private final MongoOptions options;
    private final boolean replicated;
    private final @Nullable MongoClient own;

    private MongoPlace(
            MongoDatabase database,
            MongoOptions options,
            boolean replicated,
            @Nullable MongoClient own) {
        WriteConcern durable =
                WriteConcern.MAJORITY
                        .withJournal(true)
                        .withWTimeout(options.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        this.database =
                database.withWriteConcern(durable)
                        .withReadPreference(ReadPreference.primary())
                        .withReadConcern(replicated ? ReadConcern.MAJORITY : ReadConcern.LOCAL);
        this.options = options;
        this.replicated = replicated;
        this.own = own;
    }

    /**
     * The database as its server needs it to be used.
     *
     * @param own the client, if it is to be closed with the place
     */
    static MongoPlace of(
            MongoDatabase database,
            MongoOptions options,
            Server server,
            @Nullable MongoClient own) {
        return new MongoPlace(database, options, server.replicated(), own);
    }

    /** Opens something in a database of a client that is made here, and closed if that fails. */
    static <T> T withOwn(String uri, BiFunction<MongoDatabase, MongoClient, T> opening) {
        MongoClient client = client(uri);
        try {
            return opening.apply(client.getDatabase(databaseOf(uri)), client);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** A client of our own; its limits are those of the URI, else short enough to notice. */
    static MongoClient client(String uri) {
        ConnectionString parsed = new ConnectionString(uri);
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyToClusterSettings(
                                b -> b.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                        .applyToSocketSettings(b -> b.readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                        .applicationName("worklog")
                        .applyConnectionString(parsed)
                        .build());
    }

    private static String databaseOf(String uri) {
        String named = new ConnectionString(uri).getDatabase();
        return named == null ? DEFAULT_DATABASE : named;
    }

    MongoOptions options() {
        return options;
    }

    MongoDatabase database() {
        return database;
    }

    String name(String collection) {
        return options.prefix() + collection;
    }

    MongoCollection<Document> collection(String collection) {
        return database.getCollection(name(collection));
    }

    /** Reads that also see that no other primary has been elected meanwhile; one document each. */
    MongoCollection<Document> newest(String collection) {
        MongoCollection<Document> plain = collection(collection);
        return replicated ? plain.withReadConcern(ReadConcern.LINEARIZABLE) : plain;
    }

    /** Ends the client if it was made here. */
    void close() {
        if (own != null) {
            own.close();
        }
    }
}
