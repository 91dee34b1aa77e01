package io.worklog.spring.autoconfigure;

import io.worklog.error.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says why a folder cannot be used. */
final class FolderFaults {
    private static final String PROPERTY = "worklog.directory";

    private final Path folder;

    FolderFaults(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    WorklogStartException explain(StoreUnavailableException failure) {
        Path file = fileInTheWay();
        if (file != null) {
            return new WorklogStartException(
                    folder + " cannot be a folder: " + file + " is a file",
                    "Set " + PROPERTY + " to a folder, or move the file away.",
                    failure);
        }
        if (failure.getCause() != null) {
            return new WorklogStartException(
                    "the folder " + folder + " cannot be written: " + failure.getMessage(),
                    "Let the user of the process write there, or set "
                            + PROPERTY
                            + " to a folder where it may; in a container, to one on a volume.",
                    failure);
        }
        return new WorklogStartException(
                String.valueOf(failure.getMessage()),
                "End the other process, or give this one a folder of its own with "
                        + PROPERTY
                        + ". Several processes share logs only in a database: see worklog.store.",
                failure);
    }

    private @Nullable Path fileInTheWay() {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        return null;
    }
}
