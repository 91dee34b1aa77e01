package io.worklog.persistence.mongodb;

import io.worklog.testkit.CheckableIndexContract;
import io.worklog.testkit.ErasableIndexContract;
import io.worklog.testkit.EventIndexContract;
import io.worklog.testkit.SharedIndexContract;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exam of all event indexes. */
@ExtendWith(ServersExtension.class)
class MongoEventIndexTest extends EventIndexContract<MongoEventIndex>
        implements SharedIndexContract, ErasableIndexContract, CheckableIndexContract {
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
    public int events() {
        return Integer.getInteger("worklog.test.events", 240);
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 30);
    }

    @Override
    protected MongoEventIndex open() {
        return MongoEventIndex.open(mongo.uri(), MongoOptions.defaults());
    }

    @Override
    protected MongoEventIndex reopen(MongoEventIndex open) {
        open.close();
        return open();
    }

    @Override
    public MongoEventIndex another() {
        return open();
    }
}
