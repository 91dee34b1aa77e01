package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.Catalog;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.spill.SpillLimits;
import io.worklog.spring.autoconfigure.WorklogProperties.Spill;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the worklog that the properties and beans of an application describe. */
final class WorklogOpener {
    private final WorklogProperties properties;
    private final HostParts host;
    private final WorklogStores stores;
    private volatile @Nullable OpenedStore opened;

    WorklogOpener(WorklogProperties properties, HostParts host, WorklogStores stores) {
        this.properties = properties;
        this.host = host;
        this.stores = stores;
    }

    /** What was opened here; nothing where the application has a worklog of its own. */
    Optional<OpenedStore> opened() {
        return Optional.ofNullable(opened);
    }

    /**
     * Opens it.
     *
     * @throws WorklogStartException if that is not possible, saying what to do
     */
    Worklog open(Catalog catalog) {
        WorklogBuilder builder = Worklog.builder().catalog(catalog);
        settings(builder);
        OpenedStore store = stores.addTo(builder);
        host.handOn(builder);
        host.customize(builder);
        try {
            Worklog worklog = builder.open();
            opened = store;
            return worklog;
        } catch (StoreUnavailableException e) {
            throw new FolderFaults(properties.directory()).explain(e);
        } catch (IntegrityException e) {
            throw damaged(e);
        } catch (IllegalArgumentException e) {
            throw wrongSettings(e);
        }
    }

    private void settings(WorklogBuilder builder) {
        builder.directory(properties.directory())
                .defaultLog(properties.defaultLog())
                .installation(properties.installation())
                .checkpointInterval(properties.checkpointInterval())
                .heartbeatInterval(properties.heartbeatInterval())
                .indexWait(properties.indexWait())
                .maxEvidenceBytes(properties.evidence().maxSize().toBytes())
                .relayInterval(properties.relay().interval())
                .relayDrain(properties.relay().drain())
                .queue(properties.queue().maxEvents(), properties.queue().bytes());
        if (properties.sourceName() != null) {
            builder.source(properties.sourceName());
        }
        if (properties.headsDirectory() != null) {
            builder.headFolder(properties.headsDirectory());
        }
        if (properties.readOnly()) {
            builder.readOnly();
        }
        spill(builder, properties.spill());
    }

    private static void spill(WorklogBuilder builder, Spill spill) {
        if (spill.directory() != null) {
            builder.spill(spill.directory(), limits(spill));
        }
    }

    private static SpillLimits limits(Spill spill) {
        try {
            return new SpillLimits(spill.maxEvents(), spill.maxSize().toBytes());
        } catch (IllegalArgumentException e) {
            throw new WorklogStartException(
                    String.valueOf(e.getMessage()),
                    "Correct worklog.spill.max-events or worklog.spill.max-size.",
                    e);
        }
    }

    private WorklogStartException damaged(IntegrityException e) {
        return new WorklogStartException(
                e.getMessage() + " (worklog.directory=" + properties.directory() + ")",
                "Change and delete nothing: what is there is evidence. Look at it with \"worklog"
                        + " verify\", then restore logs and keys of worklog.directory from a copy"
                        + " that fit each other; after a database went back, continue the log with"
                        + " \"worklog continue-log\".",
                e);
    }

    private static WorklogStartException wrongSettings(IllegalArgumentException e) {
        return new WorklogStartException(
                String.valueOf(e.getMessage()),
                "Correct the property of that name that begins with worklog., such as"
                        + " worklog.checkpoint-interval.",
                e);
    }
}
