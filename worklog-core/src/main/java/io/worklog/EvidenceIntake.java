package io.worklog;

import io.worklog.event.Evidence;
import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts attached bytes into the evidence store before the event names them. Thread-safe. */
final class EvidenceIntake {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final @Nullable EvidenceStore store;
    private final long maxBytes;

    EvidenceIntake(@Nullable EvidenceStore store, long maxBytes) {
        this.store = store;
        this.maxBytes = maxBytes;
    }

    Optional<EvidenceStore> store() {
        return Optional.ofNullable(store);
    }

    Evidence take(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            String type = Files.probeContentType(file);
            Path name = file.getFileName();
            return take(
                    bytes, type == null ? UNKNOWN_TYPE : type, name == null ? "" : name.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence cannot be read", e);
        }
    }

    Evidence take(InputStream bytes, String mediaType, String name) {
        if (store == null) {
            throw new IllegalStateException(
                    "there is no evidence store: give WorklogBuilder a directory or a store");
        }
        try {
            return store.put(bytes, maxBytes).as(mediaType, name);
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence cannot be stored", e);
        }
    }
}
