package io.worklog.persistence.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.worklog.error.StoreUnavailableException;
import io.worklog.spi.StoreAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * What a server says of itself.
 *
 * @param product name and version
 * @param replicated whether it is a replica set or leads to some; else nothing confirms a write but
 *     itself
 * @param weaknesses what can lose an acknowledged entry, and what to change
 */
record Server(String product, boolean replicated, List<String> weaknesses) {
    /** The wire version of MongoDB 5.0. */
    private static final int OLDEST_WIRE = 13;

    private static final Pattern GIT_HASH = Pattern.compile("[0-9a-f]{40}");

    /**
     * Asks the server; needs no rights.
     *
     * @throws StoreUnavailableException if it is weak and the options refuse that
     */
    static Server ask(MongoDatabase database, MongoOptions options, Calls calls) {
        return calls.make("open the store", () -> ask(database))
                .requireStrong(options.refuseWeak());
    }

    private static Server ask(MongoDatabase database) {
        return of(
                database.runCommand(new Document("hello", 1)),
                database.runCommand(new Document("buildInfo", 1)),
                status(database));
    }

    /** Nothing where the account may not ask. */
    private static Document status(MongoDatabase database) {
        try {
            return database.runCommand(new Document("serverStatus", 1));
        } catch (MongoCommandException e) {
            return new Document();
        }
    }

    /** What the answers to {@code hello}, {@code buildInfo} and {@code serverStatus} mean. */
    static Server of(Document hello, Document build, Document status) {
        boolean sharded = "isdbgrid".equals(hello.get("msg"));
        boolean replicated = sharded || hello.get("setName") != null;
        List<String> weaknesses = new ArrayList<>();
        if (!replicated) {
            weaknesses.add(
                    "a standalone server: for development only; acknowledged entries are lost with"
                            + " it, so run a replica set");
        }
        if (hello.getInteger("maxWireVersion", 0) < OLDEST_WIRE) {
            weaknesses.add("older than MongoDB 5.0, with which this was made: upgrade the server");
        }
        if (!keepsOnDisk(status)) {
            weaknesses.add(
                    "a storage engine without disk: a restart loses acknowledged entries; use"
                            + " wiredTiger");
        }
        return new Server(product(build) + (sharded ? ", sharded" : ""), replicated, weaknesses);
    }

    StoreAssessment assessment() {
        return new StoreAssessment(product, weaknesses);
    }

    /** MongoDB builds carry the hash of their source; other products say something else there. */
    private static String product(Document build) {
        String version = String.valueOf(build.get("version"));
        String source = String.valueOf(build.get("gitVersion"));
        return GIT_HASH.matcher(source).matches()
                ? "MongoDB " + version
                : source + " as MongoDB " + version;
    }

    private static boolean keepsOnDisk(Document status) {
        return !(status.get("storageEngine") instanceof Document engine)
                || engine.getBoolean("persistent", true);
    }

    /** The same server. */
    Server requireStrong(boolean refuseWeak) {
        if (refuseWeak && !weaknesses.isEmpty()) {
            throw new StoreUnavailableException(
                    "the server is refused: " + String.join("; ", weaknesses));
        }
        return this;
    }
}
