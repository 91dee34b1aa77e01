package io.worklog.cache;

import io.worklog.log.LogId;
import io.worklog.merkle.Tile;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process has seen of the sizes of logs: enough to say that something is within a log or
 * can never change, never to say that it is not. A log that is seen to have become shorter is
 * forgotten. Thread-safe.
 */
final class Bounds {
    private static final int IDENTITY_BYTES = 16;

    private final LogStore store;
    private final SealedSizes sizes;
    private final Map<LogId, Long> seen = new ConcurrentHashMap<>();
    private final Map<LogId, Long> sealed = new ConcurrentHashMap<>();
    private final Map<LogId, String> identities = new ConcurrentHashMap<>();

    Bounds(LogStore store, SealedSizes sizes) {
        this.store = store;
        this.sizes = sizes;
    }

    /** Asks the store where the log stands. */
    Optional<LogHead> head(LogId log) {
        Optional<LogHead> head = store.head(log);
        head.ifPresentOrElse(this::note, () -> forget(log));
        return head;
    }

    /** Takes in what the store said. */
    void note(LogHead head) {
        long size = head.size().value();
        Long before = seen.put(head.log(), size);
        if (before != null && before > size) {
            sealed.remove(head.log());
            identities.remove(head.log());
        }
    }

    private void forget(LogId log) {
        seen.remove(log);
        sealed.remove(log);
        identities.remove(log);
    }

    /**
     * What tells the log from others that had its name before: the beginning of the SHA-256 of its
     * first full tile, which stays for good. Nothing where it has none.
     */
    @Nullable String identity(LogId log) {
        String known = identities.get(log);
        if (known != null) {
            return known;
        }
        String read = store.tile(log, 0, 0).map(Bounds::digest).orElse(null);
        if (read != null) {
            identities.put(log, read);
        }
        return read;
    }

    private static String digest(Tile tile) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(tile.hashes());
            return HexFormat.of().formatHex(hash, 0, IDENTITY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the log has that many entries; asks the store where that is not known. */
    boolean reaches(LogId log, long size) {
        return seen.getOrDefault(log, 0L) >= size
                || head(log).map(head -> head.size().value() >= size).orElse(false);
    }

    /** Whether that many entries can never change; asks the store where that is not known. */
    boolean isSealed(LogId log, long size) {
        if (sealed.getOrDefault(log, 0L) >= size) {
            return true;
        }
        long now = sizes.of(store, log);
        sealed.put(log, now);
        return now >= size;
    }
}
