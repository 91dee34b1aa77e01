package io.worklog.spring.autoconfigure;

import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.spring.autoconfigure.WorklogProperties.StoreChoice;
import java.util.Optional;

/** A kind of database that logs can be kept in. Nothing is opened before it is asked for. */
interface Technology {
    /** Which. */
    StoreChoice kind();

    /** Whether the application has one; does not connect. */
    boolean isOffered();

    /** What the application offers, such as a DataSource bean; for messages. */
    String offer();

    /**
     * Opens the logs. Closing them leaves the connections open.
     *
     * @throws WorklogStartException if that is not possible
     */
    LogStore logs();

    /**
     * Opens the index. Closing it leaves the connections open.
     *
     * @throws WorklogStartException if that is not possible
     */
    EventIndex index();

    /** Opens the store of attached files, where the technology has one. */
    Optional<EvidenceStore> evidence();
}
