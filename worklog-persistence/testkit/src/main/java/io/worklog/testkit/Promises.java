package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What callers were told, to be held against what is there. Thread-safe. */
final class Promises {
    private final Map<LogIndex, UUID> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Receipt> keyed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SignedNote> seals = new ConcurrentLinkedQueue<>();
    private final AtomicLong most = new AtomicLong();

    /** So many more entries may come. */
    void atMost(long entries) {
        most.addAndGet(entries);
    }

    void acknowledged(@Nullable String key, Receipt receipt) {
        if (key != null) {
            Receipt first = keyed.putIfAbsent(key, receipt);
            assertThat(first == null ? receipt : first).as("key %s", key).isEqualTo(receipt);
        }
        UUID other = acknowledged.put(receipt.index(), receipt.eventId());
        assertThat(other == null || other.equals(receipt.eventId()))
                .as("entry %s was given to two events", receipt.index())
                .isTrue();
    }

    void sealed(SignedNote note) {
        seals.add(note);
    }

    void check(LogStore store, SigningKeys keys, LogId log) {
        List<UUID> kept = WholeLog.check(store, keys, log);
        assertThat((long) kept.size()).isLessThanOrEqualTo(most.get());
        acknowledged.forEach((index, id) ->
                assertThat(kept.get((int) index.value())).as("entry %s", index).isEqualTo(id));
        keyed.forEach(
                (key, receipt) -> assertThat(store.findKey(log, key)).contains(receipt.index()));
        checkSeals(store, keys, log);
    }

    /** Each is a prefix of the log as it is, and of the one after it. */
    private void checkSeals(LogStore store, SigningKeys keys, LogId log) {
        List<Hash> leaves =
                WholeLog.entries(store, log).stream().map(e -> Rfc6962.leaf(e.sealed())).toList();
        TreeBuilder tree = TreeBuilder.empty();
        tree.append(leaves);
        TileSource tiles = tree.tiles(id -> store.tile(log, id.level(), id.index()).orElseThrow());
        List<Checkpoint> sealed = new ArrayList<>();
        seals.forEach(note -> sealed.add(Checkpoints.open(note, keys.history(log))));
        sealed.sort(Comparator.comparing(Checkpoint::size));
        for (int i = 0; i < sealed.size(); i++) {
            Checkpoint now = sealed.get(i);
            assertThat(now.root()).isEqualTo(Proofs.root(now.size().value(), tiles));
            Checkpoint before = sealed.get(Math.max(0, i - 1));
            assertThat(
                            Proofs.consistency(before.size().value(), now.size().value(), tiles)
                                    .verifies(before.root(), now.root()))
                    .as("consistency from %s to %s", before.size(), now.size())
                    .isTrue();
        }
    }
}
