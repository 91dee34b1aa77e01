package io.worklog;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.Sequencer.Tree;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one log. Thread-safe. */
final class LogReader {
    private final LogStore store;
    private final LogId log;
    private final Sequencer sequencer;

    LogReader(LogStore store, LogId log, Sequencer sequencer) {
        this.store = store;
        this.log = log;
        this.sequencer = sequencer;
    }

    LogHead head() {
        return store.head(log)
                .orElseThrow(() -> new StoreUnavailableException("log " + log + " is gone"));
    }

    /** One entry, proved to be in the tree that this process knows. */
    Optional<RecordedEvent> entry(LogIndex index) {
        LogHead head = head();
        if (!head.size().covers(index) || index.value() < head.minIndex()) {
            return Optional.empty();
        }
        LogEntry entry = read(index);
        Tree tree = sequencer.tree();
        if (tree.size().covers(index)) {
            InclusionProof proof =
                    Proofs.inclusion(index.value(), tree.size().value(), tiles(tree));
            if (!proof.verifies(Rfc6962.leaf(entry.sealed()), tree.root())) {
                throw new IntegrityException(
                        "log " + log + ", entry " + index + " is not what was sealed",
                        index.value());
            }
        }
        return Optional.of(EntryScanner.decoded(log, entry));
    }

    /** The tiles of a tree, full ones as readers get them. */
    TileSource tiles(Tree tree) {
        return id ->
                id.isFull()
                        ? store.tile(log, id.level(), id.index())
                                .orElseGet(() -> tree.tiles().tile(id))
                        : tree.tiles().tile(id);
    }

    /** One entry that is in the log, as a list shows it. */
    RecordedEvent listed(LogIndex index) {
        return EntryScanner.decoded(log, read(index));
    }

    private LogEntry read(LogIndex index) {
        List<LogEntry> found = store.read(log, index, 1, Long.MAX_VALUE);
        if (found.isEmpty() || !found.get(0).index().equals(index)) {
            throw new IntegrityException("log " + log + " has lost entry " + index, index.value());
        }
        return found.get(0);
    }

    Stream<RecordedEvent> from(LogIndex first) {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new EntryScanner(store, log, head()).from(first), ordered),
                false);
    }
}
