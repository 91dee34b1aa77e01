package io.worklog.persistence.mongodb;

import io.worklog.testkit.EndableLogStoreContract;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.KeyedLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.RestorableLogStoreContract;
import io.worklog.testkit.SharedLogStoreContract;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exam of all log stores. */
@ExtendWith(ServersExtension.class)
class MongoLogStoreTest extends LogStoreContract<MongoLogStore>
        implements SharedLogStoreContract,
                ErasableLogStoreContract,
                PrunableLogStoreContract,
                RestorableLogStoreContract,
                KeyedLogStoreContract,
                EndableLogStoreContract {
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
    protected MongoLogStore open() {
        return MongoLogStore.open(mongo.uri(), MongoOptions.defaults());
    }

    @Override
    protected MongoLogStore reopen(MongoLogStore open) {
        open.close();
        return open();
    }

    @Override
    public MongoLogStore another() {
        return open();
    }
}
