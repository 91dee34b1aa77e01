package io.worklog.routing;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.sequence.StoredTiles;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Placements as entries of a log of their own in any store: every change is appended, the newest
 * line of a log counts. The store's conditional append is what keeps nodes apart, so that they need
 * nothing but the database they have.
 */
public final class LogPlacements implements Placements {
    /** The log the placements are kept in; its entries are no events. */
    public static final LogId LOG = LogId.of("worklog.placements");

    private static final int PAGE = 1_000;
    private static final long PAGE_BYTES = 1 << 20;

    private final LogStore store;
    private final Map<LogId, Placement> known = new TreeMap<>();
    private long readTo;

    private LogPlacements(LogStore store) {
        this.store = store;
    }

    /** Placements in a store, which stays the caller's. */
    public static LogPlacements in(LogStore store) {
        return new LogPlacements(store);
    }

    @Override
    public synchronized Map<LogId, Placement> all() {
        refresh();
        return Map.copyOf(known);
    }

    @Override
    public synchronized boolean replace(@Nullable Placement expected, Placement next) {
        while (true) {
            Optional<LogHead> head = refresh();
            if (head.isEmpty()) {
                create();
            } else if (!Objects.equals(known.get(next.log()), expected)) {
                return false;
            } else if (append(head.get(), next)) {
                return true;
            }
        }
    }

    /** Makes the log; whoever is second goes on with what the first made. */
    private void create() {
        try {
            store.create(LOG);
        } catch (IllegalStateException e) {
            if (store.head(LOG).isEmpty()) {
                throw e;
            }
        }
    }

    /** Appends behind what was read, or not at all: then another node was faster. */
    private boolean append(LogHead head, Placement next) {
        byte[] line = next.line().getBytes(StandardCharsets.US_ASCII);
        NewEntry entry = new NewEntry(line, null, Rfc6962.leaf(line), null);
        TreeBuilder tree = TreeBuilder.at(head.size().value(), StoredTiles.of(store, LOG));
        List<Tile> tiles = tree.append(List.of(entry.leafHash()));
        try {
            store.append(new AppendBatch(LOG, head.epoch(), head.size(), List.of(entry), tiles));
            refresh();
            return true;
        } catch (HeadMovedException e) {
            return false;
        }
    }

    /** Reads what was appended since; gives where the log stands. */
    private Optional<LogHead> refresh() {
        Optional<LogHead> head = store.head(LOG);
        long size = head.map(LogHead::size).map(TreeSize::value).orElse(0L);
        while (readTo < size) {
            List<LogEntry> page = store.read(LOG, LogIndex.of(readTo), PAGE, PAGE_BYTES);
            if (page.isEmpty()) {
                throw new IntegrityException("log " + LOG + " has lost entry " + readTo, readTo);
            }
            page.forEach(this::note);
        }
        return head.map(h -> new LogHead(LOG, TreeSize.of(readTo), h.epoch(), h.minIndex()));
    }

    private void note(LogEntry entry) {
        if (entry.index().value() == readTo) {
            String line = new String(entry.sealed(), StandardCharsets.US_ASCII);
            Placement placement = Placement.parse(line);
            known.put(placement.log(), placement);
            readTo++;
        }
    }
}
