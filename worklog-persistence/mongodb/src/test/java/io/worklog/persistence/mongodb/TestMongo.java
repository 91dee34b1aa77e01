package io.worklog.persistence.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.worklog.testkit.server.TestServer;
import java.util.UUID;

/** The server that tests use, with a database of one test class, dropped at its end. */
final class TestMongo implements AutoCloseable {
    private final String uri;
    private final String name = "worklog_test_" + UUID.randomUUID().toString().replace("-", "");
    private final MongoClient client;

    private TestMongo(String uri) {
        this.uri = uri;
        this.client = MongoPlace.client(uri);
    }

    /** A database on a server. */
    static TestMongo on(TestServer server) {
        return new TestMongo(server.uri());
    }

    /** The name of the database. */
    String name() {
        return name;
    }

    MongoDatabase database() {
        return client.getDatabase(name);
    }

    /** The same database for a client of its own. */
    String uri() {
        return uri.replaceFirst("/(\\?|$)", "/" + name + "$1");
    }

    @Override
    public void close() {
        database().drop();
        client.close();
    }
}
