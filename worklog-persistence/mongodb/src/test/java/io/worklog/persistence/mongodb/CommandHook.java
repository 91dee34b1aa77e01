package io.worklog.persistence.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does something on the thread of a writer just before it sends a command, as if the writer had
 * been paused there. What fails in it is kept and thrown by {@link #check}: the driver hides it.
 */
final class CommandHook implements CommandListener {
    private final AtomicReference<Hook> hook = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private record Hook(String command, String collection, Runnable action) {}

    /** Once, before the next command of that name on that collection. */
    void before(String command, String collection, Runnable action) {
        hook.set(new Hook(command, collection, action));
    }

    /** A client whose commands come by here. */
    MongoClient client(String uri) {
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .addCommandListener(this)
                        .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        Hook next = hook.get();
        boolean meant =
                next != null
                        && next.command().equals(event.getCommandName())
                        && event.getCommand()
                                .getString(next.command())
                                .getValue()
                                .endsWith("_" + next.collection());
        if (meant && hook.compareAndSet(next, null)) {
            try {
                next.action().run();
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        }
    }

    /** The hook was met, and nothing failed in it. */
    void check() {
        if (failure.get() != null) {
            throw new AssertionError("in the hook", failure.get());
        }
        if (hook.get() != null) {
            throw new AssertionError("no such command was sent");
        }
    }
}
