package io.worklog.persistence.jooq;

import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.FairLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.RestorableLogStore;
import javax.sql.DataSource;

/**
 * Logs in a database: MySQL 8 or newer, MariaDB, PostgreSQL or SQLite, with one primary that
 * writes. A batch is one transaction; its conditional update of the log's row decides which of
 * several nodes appends. Nodes that meet wait in line for the lock of that row; in SQLite they wait
 * for the file, in no order. Connections come from the host and go back as they came, whatever their
 * autocommit, isolation, mode or time zone.
 *
 * <p><b>What erasing does to the disk.</b> An erased private side is gone from the table at once.
 * In SQLite its bytes are overwritten and the write-ahead log is cut. In PostgreSQL they stay in
 * the table's file until VACUUM takes the row and its place is used again, and in the write-ahead
 * log and its archive as long as those are kept. In MySQL and MariaDB they stay in pages that are
 * free until those are used again, in the undo log until it is purged, and in the binary log as
 * long as it is kept. Backups and replicas keep what they have. Limit how long these logs are kept,
 * and encrypt them at rest.
 */
public interface JooqLogStore
        extends AssessedLogStore,
                FairLogStore,
                EdgeLogStore,
                ErasableLogStore,
                RestorableLogStore,
                EndableLogStore,
                KeyedLogStore {
    /** A store in the database of these connections; the store does not close their source. */
    static JooqLogStoreBuilder builder(DataSource source) {
        return new JooqLogStoreBuilder(source);
    }
}
