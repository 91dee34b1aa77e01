package io.worklog.persistence.jooq;

import io.worklog.spi.LogStore;
import io.worklog.testkit.EndableLogStoreContract;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.FairLogStoreContract;
import io.worklog.testkit.KeyedLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.RestorableLogStoreContract;
import io.worklog.testkit.SharedLogStoreContract;

/** The exam of log stores for a store in a database. */
abstract class SqlLogStoreExam extends LogStoreContract<JooqLogStore>
        implements ErasableLogStoreContract,
                RestorableLogStoreContract,
                PrunableLogStoreContract,
                EndableLogStoreContract,
                KeyedLogStoreContract,
                FairLogStoreContract,
                SharedLogStoreContract {
    /** The database of the test class. */
    abstract ExamDatabase database();

    @Override
    protected JooqLogStore open() {
        return database().store();
    }

    @Override
    protected JooqLogStore reopen(JooqLogStore open) {
        open.close();
        return database().store();
    }

    @Override
    public LogStore another() {
        return database().another();
    }
}
