package io.worklog.server.store;

import io.worklog.error.StoreUnavailableException;
import io.worklog.evidence.FileEvidenceStore;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Opens what a URL names. Each technology is a class of its own, loaded when it is asked for. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store of logs. Closing it closes its connections too.
     *
     * @param password of the user in the URL, where it needs one
     * @param make whether tables and folders that are missing are made
     * @throws StoreUrlException if no logs are kept there
     * @throws io.worklog.error.StoreUnavailableException if it cannot be reached, or is not there
     */
    public static LogStore logs(StoreUrl url, @Nullable String password, boolean make) {
        return switch (url.kind()) {
            case FILE -> files(url, make);
            case SQL -> SqlStores.logs(url, password, make);
            case MONGODB -> MongoStores.logs(url, password);
            case S3 -> throw wrongUse(url);
        };
    }

    private static LogStore files(StoreUrl url, boolean make) {
        if (!make && !Files.isDirectory(url.folder().resolve("logs"))) {
            throw new StoreUnavailableException("there are no logs in " + url.folder());
        }
        return FileLogStore.open(url.folder(), FileLogOptions.defaults());
    }

    /**
     * Looks at a store of logs without making anything in it but, for MongoDB, empty collections: a
     * place that is there but not prepared is an empty store.
     *
     * @param password of the user in the URL, where it needs one
     * @throws StoreUrlException if no logs are kept there
     * @throws StoreUnavailableException if it cannot be reached
     */
    public static LogStore look(StoreUrl url, @Nullable String password) {
        return switch (url.kind()) {
            case FILE ->
                    Files.isDirectory(url.folder().resolve("logs"))
                            ? files(url, false)
                            : MemoryLogStore.create();
            case SQL -> SqlStores.look(url, password);
            case MONGODB -> MongoStores.logs(url, password);
            case S3 -> throw wrongUse(url);
        };
    }

    /**
     * Opens a store of evidence. Closing it closes its connections too.
     *
     * @param password of the user in the URL, where it needs one
     * @throws StoreUrlException if no evidence is kept there
     * @throws io.worklog.error.StoreUnavailableException if it cannot be reached
     */
    public static EvidenceStore evidence(StoreUrl url, @Nullable String password) {
        return switch (url.kind()) {
            case FILE -> FileEvidenceStore.open(url.folder());
            case MONGODB -> MongoStores.evidence(url, password);
            case S3 -> S3Stores.evidence(url);
            case SQL -> throw wrongUse(url);
        };
    }

    private static StoreUrlException wrongUse(StoreUrl url) {
        return new StoreUrlException(StoreUrlException.Problem.WRONG_USE, url.text());
    }
}
