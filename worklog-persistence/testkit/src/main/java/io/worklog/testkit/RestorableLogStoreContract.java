package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyDigest;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store that takes over pruned logs has to pass beside {@link LogStoreContract}. */
public interface RestorableLogStoreContract extends LogStoreExam {
    @Override
    RestorableLogStore store();

    @Test
    default void takesOverAPrunedLogAndGoesOnWithIt() {
        TreeBuilder tree = TreeBuilder.empty();
        List<PrunedPart> parts = List.of(part(tree, 0, 512, true), part(tree, 512, 256, false));
        LogHead head = store().restore(log(), parts.iterator());

        assertThat(head.size()).isEqualTo(TreeSize.of(768));
        assertThat(head.minIndex()).isEqualTo(768);
        append(head, tree, 10);
        for (int i = 0; i < 2; i++) {
            assertThat(store().head(log()).orElseThrow().size()).isEqualTo(TreeSize.of(778));
            assertThat(store().head(log()).orElseThrow().minIndex()).isEqualTo(768);
            assertThat(store().read(log(), LogIndex.of(0), 10, 1_000)).isEmpty();
            LogChecks.assertEntries(store(), log(), 768, 778);
            LogChecks.assertKeys(store(), log(), 778);
            assertThat(store().tile(log(), 0, 2)).isPresent();
            assertThat(store().tile(log(), 0, 3)).isEmpty();
            restart();
        }
        store().prune(log(), LogIndex.of(770));
        LogChecks.assertEntries(store(), log(), 770, 778);
    }

    @Test
    default void aRestoreThatFailsLeavesNoLogAndCanBeginAgain() {
        TreeBuilder tree = TreeBuilder.empty();
        PrunedPart first = part(tree, 0, 256, true);
        Iterator<PrunedPart> broken =
                new Iterator<>() {
                    private boolean given;

                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public PrunedPart next() {
                        if (given) {
                            throw new StoreUnavailableException("the source is gone");
                        }
                        given = true;
                        return first;
                    }
                };
        assertThatThrownBy(() -> store().restore(log(), broken))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(store().head(log())).isEmpty();
        assertThat(store().logs()).doesNotContain(log());
        restart();

        assertThat(store().restore(log(), List.of(first).iterator()).minIndex()).isEqualTo(256);
        assertThatThrownBy(() -> store().restore(log(), List.of(first).iterator()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void refusesPartsWithAGapAndNoneAtAll() {
        PrunedPart later = part(TreeBuilder.empty(), 256, 256, true);

        assertThatThrownBy(() -> store().restore(log(), List.of(later).iterator()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().restore(log(), List.<PrunedPart>of().iterator()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().head(log())).isEmpty();
    }

    private void append(LogHead head, TreeBuilder tree, int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (long i = head.size().value(); i < head.size().value() + count; i++) {
            entries.add(LogFeeder.entry(i));
        }
        List<Tile> tiles = tree.append(entries.stream().map(NewEntry::leafHash).toList());
        store().append(new AppendBatch(log(), head.epoch(), head.size(), entries, tiles));
    }

    /** Pruned entries of a feeder's log. */
    private static PrunedPart part(TreeBuilder tree, long first, int count, boolean known) {
        List<Hash> leaves = new ArrayList<>();
        List<EntryKey> keys = new ArrayList<>();
        for (long i = first; i < first + count; i++) {
            leaves.add(LogFeeder.entry(i).leafHash());
            String key = LogFeeder.key(i);
            if (key != null) {
                LogIndex index = LogIndex.of(i);
                keys.add(new EntryKey(index, KeyDigest.of(key), known ? key : null));
            }
        }
        return new PrunedPart(LogIndex.of(first), count, tree.append(leaves), keys);
    }
}
