package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import io.worklog.testkit.EvidenceStoreContract;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exam of all evidence stores. */
@ExtendWith(ServersExtension.class)
class GridFsEvidenceStoreTest extends EvidenceStoreContract<GridFsEvidenceStore> {
    private static TestMongo mongo;

    @BeforeAll
    static void start(TestServers servers) {
        mongo = TestMongo.on(servers.mongodb());
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @Override
    protected GridFsEvidenceStore open() {
        return GridFsEvidenceStore.open(mongo.uri(), MongoOptions.defaults());
    }

    @Override
    protected GridFsEvidenceStore reopen(GridFsEvidenceStore open) {
        open.close();
        return open();
    }

    @Override
    protected long remains() {
        return List.of(GridFiles.FILES, GridFiles.CHUNKS, GridFiles.ANNOUNCED).stream()
                .mapToLong(name -> collection(name).countDocuments())
                .sum();
    }

    @Override
    protected void overwrite(String sha256, byte[] bytes) {
        Document file = collection(GridFiles.FILES).find(eq(GridFile.NAME, sha256)).first();
        collection(GridFiles.CHUNKS)
                .updateOne(
                        eq(GridFiles.FILE, file.getObjectId("_id")),
                        set(GridFiles.DATA, new Binary(bytes)));
    }

    private static MongoCollection<Document> collection(String name) {
        return mongo.database().getCollection(MongoOptions.defaults().prefix() + name);
    }
}
