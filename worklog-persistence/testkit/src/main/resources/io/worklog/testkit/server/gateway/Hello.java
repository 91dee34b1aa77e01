package gateway;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

import java.time.Instant;
import java.util.List;

/** What the gateway says it is: the primary, and only member, of a replica set. */
final class Hello {
    static final int MAX_MESSAGE = 48_000_000;
    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    private static final int MAX_BATCH = 100_000;
    private static final int SESSION_MINUTES = 30;
    private static final String SET = "rs0";
    private static final String VERSION = "5.0.0";

    private final String address;
    private final int maxWireVersion;

    Hello(int port, int maxWireVersion) {
        this.address = "127.0.0.1:" + port;
        this.maxWireVersion = maxWireVersion;
    }

    BsonDocument document(int connectionId) {
        BsonString me = new BsonString(address);
        return Bson.ok()
                .append("helloOk", BsonBoolean.TRUE)
                .append("ismaster", BsonBoolean.TRUE)
                .append("isWritablePrimary", BsonBoolean.TRUE)
                .append("secondary", BsonBoolean.FALSE)
                .append("setName", new BsonString(SET))
                .append("setVersion", new BsonInt32(1))
                .append("hosts", new BsonArray(List.of(me)))
                .append("primary", me)
                .append("me", me)
                .append("maxBsonObjectSize", new BsonInt32(MAX_DOCUMENT))
                .append("maxMessageSizeBytes", new BsonInt32(MAX_MESSAGE))
                .append("maxWriteBatchSize", new BsonInt32(MAX_BATCH))
                .append("localTime", new BsonDateTime(Instant.now().toEpochMilli()))
                .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_MINUTES))
                .append("connectionId", new BsonInt32(connectionId))
                .append("minWireVersion", new BsonInt32(0))
                .append("maxWireVersion", new BsonInt32(maxWireVersion))
                .append("readOnly", BsonBoolean.FALSE);
    }

    BsonDocument build() {
        return Bson.ok()
                .append("version", new BsonString(VERSION))
                .append("gitVersion", new BsonString("documentdb"))
                .append("maxBsonObjectSize", new BsonInt32(MAX_DOCUMENT))
                .append("modules", new BsonArray());
    }

    BsonDocument parameter() {
        return Bson.ok()
                .append(
                        "featureCompatibilityVersion",
                        new BsonDocument("version", new BsonString("5.0")));
    }

    BsonDocument status() {
        return Bson.ok()
                .append("host", new BsonString(address))
                .append("version", new BsonString(VERSION))
                .append("connections", new BsonDocument("current", new BsonInt32(1)));
    }
}
