package io.worklog.persistence.jooq.index;

import io.worklog.spi.EventIndex;
import io.worklog.testkit.CheckableIndexContract;
import io.worklog.testkit.ErasableIndexContract;
import io.worklog.testkit.EventIndexContract;
import io.worklog.testkit.SharedIndexContract;

/** The exam of event indexes in one kind of database; all tests share the tables. */
abstract class JooqEventIndexExam extends EventIndexContract<JooqEventIndex>
        implements ErasableIndexContract, CheckableIndexContract, SharedIndexContract {
    private final IndexDatabase database;

    JooqEventIndexExam(IndexDatabase database) {
        this.database = database;
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 60);
    }

    @Override
    protected JooqEventIndex open() {
        return database.index();
    }

    @Override
    protected JooqEventIndex reopen(JooqEventIndex open) {
        open.close();
        return database.index();
    }

    @Override
    public EventIndex another() {
        return database.index();
    }
}
