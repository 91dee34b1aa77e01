package io.worklog.server.ops;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The disk of the data folder. */
final class Disk {
    private final Path folder;

    Disk(Path folder) {
        this.folder = folder;
    }

    /**
     * How full it is.
     *
     * @param total its size in bytes
     * @param free bytes that this process may still write
     */
    record Space(long total, long free) {
        /** Bytes that are taken, by whatever is on it. */
        long used() {
            return total - free;
        }
    }

    /** Nothing where the folder is not there. */
    Optional<Space> space() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        FileStore store = Files.getFileStore(folder);
        return Optional.of(new Space(store.getTotalSpace(), store.getUsableSpace()));
    }
}
