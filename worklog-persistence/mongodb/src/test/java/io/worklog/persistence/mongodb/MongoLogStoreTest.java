package io.worklog.persistence.mongodb;

import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.SharedLogStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The exam of all log stores. */
class MongoLogStoreTest extends LogStoreContract<MongoLogStore>
        implements SharedLogStoreContract, ErasableLogStoreContract, PrunableLogStoreContract {
    private static TestMongo mongo;

    @BeforeAll
    static void start() {
        mongo = TestMongo.start();
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
