package io.worklog.server.cli;

import io.worklog.server.store.StoreUrl;
import io.worklog.server.store.StoreUrlException;
import io.worklog.server.store.Stores;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the stores that options name; passwords come from the environment only. */
final class StoreUrls {
    /** The password for {@code --store}. */
    static final String STORE_PASSWORD = "WORKLOG_STORE_PASSWORD";

    /** The password for {@code --from}. */
    static final String FROM_PASSWORD = "WORKLOG_FROM_PASSWORD";

    /** The password for {@code --to}. */
    static final String TO_PASSWORD = "WORKLOG_TO_PASSWORD";

    private final Session session;

    StoreUrls(Session session) {
        this.session = session;
    }

    /**
     * Opens logs, and says on the screen where the store's settings keep less than is promised.
     *
     * @param make whether tables and folders that are missing are made
     */
    LogStore logs(String url, String passwordName, boolean make) {
        return opened(() -> Stores.logs(parse(url), password(passwordName), make));
    }

    /** Looks at logs where there may be none, and makes nothing. */
    LogStore look(String url, String passwordName) {
        return opened(() -> Stores.look(parse(url), password(passwordName)));
    }

    private LogStore opened(Supplier<LogStore> opening) {
        try {
            LogStore store = opening.get();
            if (store instanceof AssessedLogStore assessed) {
                for (String weakness : assessed.assessment().weaknesses()) {
                    session.terminal().note(session.messages().text("store.weak", weakness));
                }
            }
            return store;
        } catch (StoreUrlException e) {
            throw refused(e);
        }
    }

    /** Opens evidence. */
    EvidenceStore evidence(String url, String passwordName) {
        try {
            return Stores.evidence(parse(url), password(passwordName));
        } catch (StoreUrlException e) {
            throw refused(e);
        }
    }

    /** Reads a URL. */
    StoreUrl parse(String url) {
        try {
            return StoreUrl.parse(url);
        } catch (StoreUrlException e) {
            throw refused(e);
        }
    }

    private @Nullable String password(String name) {
        return session.environment().get(name);
    }

    private CommandException refused(StoreUrlException e) {
        String key = "error.storeUrl." + e.problem().name().toLowerCase(Locale.ROOT);
        return new CommandException(ExitCode.USAGE, session.messages().text(key, e.what()), e);
    }
}
