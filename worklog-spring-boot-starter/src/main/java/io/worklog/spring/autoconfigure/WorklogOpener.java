package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.Catalog;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.spill.SpillLimits;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Opens the worklog that the properties and beans of an application describe: at once or, where
 * {@link EarlyOpening} says so, in two parts. What can be wrong is looked at on a thread of its own
 * that is waited for at the end of the start; the rest is left until something is asked of the
 * worklog, or until shortly after the start.
 */
final class WorklogOpener implements SmartInitializingSingleton, DisposableBean {
    private static final String THREAD = "worklog-open";

    /** From the end of a start to the opening of what nobody has needed until then. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final WorklogProperties properties;
    private final HostParts host;
    private final WorklogStores stores;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable FutureTask<Worklog> begun;
    private @Nullable OpenedStore chosen;
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

    /** Begins on another thread. All that is asked of the application is asked before, here. */
    WorklogOpener begin(Catalog catalog) {
        begun = new FutureTask<>(builder(catalog)::openLater);
        Thread.ofPlatform().daemon().name(THREAD).start(begun);
        return this;
    }

    /** Whether a part of opening is left until something is asked of the worklog. */
    boolean isLate() {
        return begun != null;
    }

    /**
     * Opens in a moment what nobody has asked for until then, unless the application ends.
     *
     * @param then what is done when it is open
     */
    void openSoon(Runnable then) {
        Thread.ofPlatform().daemon().name(THREAD).start(() -> openAfterPause(then));
    }

    private void openAfterPause(Runnable then) {
        try {
            if (!ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                host.requireOpenWorklog();
                then.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (ending.getCount() > 0) {
                logger().log(Level.ERROR, "The worklog could not be opened", e);
            }
        }
    }

    /** An application hears of what is wrong with its logs before it takes any work. */
    @Override
    public void afterSingletonsInstantiated() {
        FutureTask<Worklog> early = begun;
        if (early != null) {
            explained(() -> result(early));
        }
    }

    /**
     * Opens it, or waits for what was begun.
     *
     * @throws WorklogStartException if that is not possible, saying what to do
     */
    Worklog open(Catalog catalog) {
        FutureTask<Worklog> early = begun;
        Worklog worklog = explained(() -> early == null ? builder(catalog).open() : result(early));
        opened = chosen;
        return worklog;
    }

    private Worklog explained(Supplier<Worklog> opening) {
        try {
            return opening.get();
        } catch (StoreUnavailableException e) {
            throw new FolderFaults(properties.getDirectory()).explain(e);
        } catch (IntegrityException e) {
            throw damaged(e);
        } catch (IllegalArgumentException e) {
            throw wrongSettings(e);
        }
    }

    /** Asked for when there is something to say: the first one of a process takes its time. */
    private static System.Logger logger() {
        return System.getLogger(WorklogOpener.class.getName());
    }

    private WorklogBuilder builder(Catalog catalog) {
        WorklogBuilder builder = Worklog.builder().catalog(catalog);
        settings(builder);
        chosen = stores.addTo(builder);
        host.handOn(builder);
        host.customize(builder);
        return builder;
    }

    private static Worklog result(FutureTask<Worklog> early) {
        try {
            return early.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the worklog was open", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the worklog could not be opened", e.getCause());
        }
    }

    /** Where nobody took what was begun, it is closed here. */
    @Override
    public void destroy() {
        ending.countDown();
        FutureTask<Worklog> early = begun;
        if (early != null && opened == null) {
            try {
                result(early).close();
            } catch (RuntimeException e) {
                logger().log(Level.DEBUG, "the worklog of a start that failed was not open", e);
            }
        }
    }

    private void settings(WorklogBuilder builder) {
        builder.directory(properties.getDirectory())
                .defaultLog(properties.getDefaultLog())
                .installation(properties.getInstallation())
                .checkpointInterval(properties.getCheckpointInterval())
                .heartbeatInterval(properties.getHeartbeatInterval())
                .indexWait(properties.getIndexWait())
                .maxEvidenceBytes(properties.getEvidence().getMaxSize().toBytes())
                .relayInterval(properties.getRelay().getInterval())
                .relayDrain(properties.getRelay().getDrain())
                .queue(properties.getQueue().getMaxEvents(), properties.getQueue().bytes());
        if (properties.getSourceName() != null) {
            builder.source(properties.getSourceName());
        }
        if (properties.getHeadsDirectory() != null) {
            builder.headFolder(properties.getHeadsDirectory());
        }
        if (properties.isReadOnly()) {
            builder.readOnly();
        }
        spill(builder, properties.getSpill());
    }

    private static void spill(WorklogBuilder builder, SpillProperties spill) {
        if (spill.getDirectory() != null) {
            builder.spill(spill.getDirectory(), limits(spill));
        }
    }

    private static SpillLimits limits(SpillProperties spill) {
        try {
            return new SpillLimits(spill.getMaxEvents(), spill.getMaxSize().toBytes());
        } catch (IllegalArgumentException e) {
            throw new WorklogStartException(
                    String.valueOf(e.getMessage()),
                    "Correct worklog.spill.max-events or worklog.spill.max-size.",
                    e);
        }
    }

    private WorklogStartException damaged(IntegrityException e) {
        return new WorklogStartException(
                e.getMessage() + " (worklog.directory=" + properties.getDirectory() + ")",
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
