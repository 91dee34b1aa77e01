package io.worklog.server.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a Worklog is.
 *
 * @param dir the folder with keys, signed heads, evidence and index, and with the logs themselves
 *     unless they are elsewhere
 * @param store the URL of the store with the logs; absent where they are in the folder
 */
record Place(Path dir, @Nullable String store) {
    Place {
        Objects.requireNonNull(dir, "dir");
    }

    /** A folder that holds everything. */
    static Place folder(Path dir) {
        return new Place(dir, null);
    }

    @Override
    public String toString() {
        return store == null ? dir.toString() : store;
    }
}
