package io.worklog.verify;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EntryBytes;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.ScannableLogStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A log in its store. A store keeps full tiles only; partial ones are derived here from what lies
 * below them.
 */
final class StoreLogSource implements LocalLogSource {
    private static final long NO_BYTE_LIMIT = Long.MAX_VALUE;

    private final LogStore store;
    private final LogId log;

    StoreLogSource(LogStore store, LogId log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public String name() {
        return log.value();
    }

    @Override
    public byte[] checkpoint() throws IOException {
        return ask(0, () -> store.checkpoint(log)).orElseThrow(() -> absent("checkpoint"));
    }

    @Override
    public byte[] tile(TileId id) throws IOException {
        long first = id.index() * Bundles.span(id.level());
        Optional<Tile> full = ask(first, () -> store.tile(log, id.level(), id.index()));
        if (full.isPresent()) {
            return Arrays.copyOf(full.get().hashes(), id.width() * Hash.SIZE);
        }
        if (id.isFull()) {
            throw absent("hash tile " + id.level() + "/" + id.index());
        }
        return id.level() == 0 ? leaves(id) : roots(id);
    }

    private byte[] leaves(TileId id) throws IOException {
        if (store instanceof EdgeLogStore edges) {
            Optional<Tile> edge = ask(id.index() * TileId.FULL, () -> edges.edge(log, id));
            if (edge.isPresent()) {
                return edge.get().hashes();
            }
        }
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        int at = 0;
        for (LogEntry entry : entries(id.index(), 0, id.width())) {
            Rfc6962.leaf(entry.sealed()).copyTo(hashes, at);
            at += Hash.SIZE;
        }
        return hashes;
    }

    private byte[] roots(TileId id) throws IOException {
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        for (int i = 0; i < id.width(); i++) {
            TileId below = TileId.full(id.level() - 1, id.index() * TileId.FULL + i);
            SubtreeRoots.of(tile(below)).copyTo(hashes, i * Hash.SIZE);
        }
        return hashes;
    }

    @Override
    public List<LogEntry> entries(long bundle, int skip, int width) throws IOException {
        long first = bundle * TileId.FULL + skip;
        int wanted = width - skip;
        List<LogEntry> all = new ArrayList<>(wanted);
        while (all.size() < wanted) {
            LogIndex next = LogIndex.of(first + all.size());
            List<LogEntry> some = read(next, wanted - all.size());
            if (some.isEmpty()) {
                throw new DamagedFileException("entry " + next + " is not there", next.value());
            }
            all.addAll(some);
        }
        return all;
    }

    @Override
    public void scan(long first, int count, EntryBytes seen) throws IOException {
        if (store instanceof ScannableLogStore scannable) {
            ask(first, () -> scannable.scan(log, LogIndex.of(first), count, seen));
        }
    }

    /** Up to so many entries; where they cannot be read together, the first one alone. */
    private List<LogEntry> read(LogIndex from, int most) throws IOException {
        try {
            return store.read(log, from, most, NO_BYTE_LIMIT);
        } catch (IntegrityException e) {
            return ask(from.value(), () -> store.read(log, from, 1, NO_BYTE_LIMIT));
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What the store answers; its refusals are files that cannot be read. */
    private static <T> T ask(long index, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (IntegrityException e) {
            throw new DamagedFileException(
                    String.valueOf(e.getMessage()), e.firstBadIndex().orElse(index));
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public long minIndex() throws IOException {
        return ask(0, () -> store.head(log))
                .map(LogHead::minIndex)
                .orElseThrow(() -> absent("log"));
    }

    private NoSuchFileException absent(String what) {
        return new NoSuchFileException(log + ": " + what);
    }
}
