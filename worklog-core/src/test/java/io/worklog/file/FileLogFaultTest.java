package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Makes every operation on the disk fail in turn, end the process, and lose the power. */
class FileLogFaultTest {
    private static final LogId LOG = LogId.of("acme");
    private static final Path ROOT = Path.of("/store");
    private static final FileLogOptions OPTIONS =
            new FileLogOptions(64 << 10, FileLogOptions.MIN_GROWTH_BYTES, 4);

    /** What the store said it did. */
    private static final class Story {
        private long acknowledged;
        private long tried;
        private long published;
        private boolean created;
        private long minTried;
        private long minIndex;
        private final List<Long> erased = new ArrayList<>();
        private boolean done;

        /** Appends, publishes, erases, prunes, turns segments; stops at the first failure. */
        void run(MemoryDisk disk) throws IOException {
            try (FileLogStore store = FileLogStore.open(ROOT, OPTIONS, disk, () -> {})) {
                NumberedEntries feeder = new NumberedEntries(store, LOG);
                created = true;
                append(feeder, 1, 3, 300);
                publish(store, feeder);
                append(feeder, 2, 400);
                erase(store, 4);
                erase(store, 304);
                append(feeder, 260, 1);
                publish(store, feeder);
                prune(store, 310);
                append(feeder, 5);
                erase(store, 709);
                prune(store, acknowledged - 2);
                append(feeder, 2);
                publish(store, feeder);
            }
            done = true;
        }

        private void append(NumberedEntries feeder, int... batches) {
            for (int batch : batches) {
                tried = acknowledged + batch;
                feeder.append(batch);
                acknowledged = tried;
            }
        }

        private void publish(LogStore store, NumberedEntries feeder) {
            feeder.publish("note of " + acknowledged);
            published = acknowledged;
        }

        private void erase(FileLogStore store, long index) {
            store.replacePrivateSide(LOG, LogIndex.of(index), null);
            erased.add(index);
        }

        private void prune(FileLogStore store, long min) {
            minTried = min;
            store.prune(LOG, LogIndex.of(min));
            minIndex = min;
        }

        /** Opens what is left and compares it with what was said. */
        void check(MemoryDisk disk) throws IOException {
            try (FileLogStore store = FileLogStore.open(ROOT, OPTIONS, disk, () -> {})) {
                if (!created && store.head(LOG).isEmpty()) {
                    return;
                }
                LogHead head = store.head(LOG).orElseThrow();
                long size = head.size().value();
                assertThat(size).isIn(acknowledged, tried);
                assertThat(head.minIndex()).isIn(minIndex, minTried);
                checkEntries(store, head.minIndex(), size);
                checkTiles(store, size);
                NumberedEntries.assertKeys(store, LOG, size);
                checkPublished(store);
                checkGone(disk, head.minIndex());
                new Continuation(store).append(7);
                checkEntries(store, head.minIndex(), size + 7);
            }
            try (FileLogStore store = FileLogStore.open(ROOT, OPTIONS, disk, () -> {})) {
                LogHead head = store.head(LOG).orElseThrow();
                checkEntries(store, head.minIndex(), head.size().value());
            }
        }

        private void checkEntries(LogStore store, long min, long size) {
            long next = min;
            while (next < size) {
                List<LogEntry> page = store.read(LOG, LogIndex.of(next), 100, Long.MAX_VALUE);
                assertThat(page).isNotEmpty();
                for (LogEntry entry : page) {
                    assertThat(entry.index().value()).isEqualTo(next);
                    assertThat(entry.sealed()).isEqualTo(NumberedEntries.sealed(next));
                    boolean gone = erased.contains(next);
                    boolean maybe = next == 4 || next == 304 || next == 709;
                    if (gone) {
                        assertThat(entry.privateSide()).isNull();
                    } else if (!maybe) {
                        assertThat(entry.privateSide()).isEqualTo(NumberedEntries.side(next));
                    }
                    next++;
                }
            }
            assertThat(store.read(LOG, LogIndex.of(size), 1, 1)).isEmpty();
        }

        private static void checkTiles(LogStore store, long size) {
            List<Hash> leaves = new ArrayList<>();
            for (long i = 0; i < size; i++) {
                leaves.add(Rfc6962.leaf(NumberedEntries.sealed(i)));
            }
            for (Tile tile : TreeBuilder.empty().append(leaves)) {
                assertThat(store.tile(LOG, tile.id().level(), tile.id().index()).orElseThrow())
                        .satisfies(t -> assertThat(t.hashes()).isEqualTo(tile.hashes()));
            }
        }

        private void checkPublished(LogStore store) {
            if (published > 0) {
                String note =
                        new String(store.checkpoint(LOG).orElseThrow(), StandardCharsets.UTF_8);
                long size = Long.parseLong(note.substring("note of ".length()));
                assertThat(size).isGreaterThanOrEqualTo(published);
            }
        }

        private void checkGone(MemoryDisk disk, long min) {
            for (long index : erased) {
                assertThat(disk.holds(NumberedEntries.side(index))).isFalse();
            }
            for (long index = 1; index < min; index += 97) {
                assertThat(disk.holds(NumberedEntries.sealed(index))).isFalse();
            }
        }
    }

    /** Appends to a log whose beginning may be pruned. */
    private record Continuation(LogStore store) {
        void append(int count) {
            LogHead head = store.claim(LOG);
            List<Hash> leaves = new ArrayList<>();
            for (long i = 0; i < head.size().value(); i++) {
                leaves.add(Rfc6962.leaf(NumberedEntries.sealed(i)));
            }
            TreeBuilder tree = TreeBuilder.empty();
            tree.append(leaves);
            var entries = new ArrayList<io.worklog.spi.NewEntry>();
            List<Hash> more = new ArrayList<>();
            for (long i = head.size().value(); i < head.size().value() + count; i++) {
                entries.add(NumberedEntries.entry(i));
                more.add(Rfc6962.leaf(NumberedEntries.sealed(i)));
            }
            store.append(
                    new AppendBatch(LOG, head.epoch(), head.size(), entries, tree.append(more)));
        }
    }

    @Test
    void theWholeStoryRuns() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        Story story = new Story();
        story.run(disk);
        assertThat(story.done).isTrue();
        story.check(disk.afterKill());
        story.check(disk.afterPowerLoss(new Random(1)));
        disk.forEachFile((file, bytes) -> assertThat(file.toString()).doesNotEndWith(".new"));
    }

    @Test
    void anyOneFailureLosesNothingThatWasAcknowledged() throws IOException {
        Random chance = new Random(2);
        Story story = new Story();
        int n = 1;
        for (; !story.done; n++) {
            story = new Story();
            MemoryDisk disk = new MemoryDisk();
            disk.failAt(n);
            runUntilFailure(story, disk);
            checkBothWays(story, disk, chance, n);
        }
        assertThat(n).isGreaterThan(100);
    }

    @Test
    void theEndOfTheProcessAnywhereLosesNothingThatWasAcknowledged() throws IOException {
        Random chance = new Random(3);
        Story story = new Story();
        int n = 1;
        for (; !story.done; n++) {
            story = new Story();
            MemoryDisk disk = new MemoryDisk();
            disk.stopAt(n);
            try {
                story.run(disk);
            } catch (MemoryDisk.Stopped e) {
                assertThat(story.done).isFalse();
            }
            checkBothWays(story, disk, chance, n);
        }
        assertThat(n).isGreaterThan(100);
    }

    @Test
    void aFailedForceIsNeverTriedAgain() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (FileLogStore store = FileLogStore.open(ROOT, OPTIONS, disk, () -> {})) {
            NumberedEntries feeder = new NumberedEntries(store, LOG);
            NumberedEntries other = new NumberedEntries(store, LogId.of("other"));
            feeder.append(3);
            feeder.append(3);
            disk.failAt(2);
            assertThatThrownBy(() -> feeder.append(1))
                    .isInstanceOf(StoreUnavailableException.class);
            int changes = disk.changes();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> feeder.append(1))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("log acme is read-only since");
                assertThatThrownBy(() -> feeder.publish("note"))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> store.claim(LOG))
                        .isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(disk.changes()).isEqualTo(changes);
            NumberedEntries.assertWhole(store, LOG, 6);
            other.append(2);
        }
        try (FileLogStore store =
                FileLogStore.open(ROOT, OPTIONS, disk.afterPowerLoss(new Random(4)), () -> {})) {
            assertThat(store.head(LOG).orElseThrow().size().value()).isBetween(6L, 7L);
            NumberedEntries.assertWhole(store, LogId.of("other"), 2);
        }
    }

    @Test
    void aFullDiskLosesNothingAndTheLogGoesOnWhenThereIsSpace() throws IOException {
        for (long space = 0; space < 60_000; space += 1_777) {
            MemoryDisk disk = new MemoryDisk();
            FileLogStore store = FileLogStore.open(ROOT, OPTIONS, disk, () -> {});
            NumberedEntries feeder = new NumberedEntries(store, LOG);
            feeder.append(3);
            disk.leaveSpace(space);
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    feeder.append(20);
                                }
                            })
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("No space left on device");
            long size = feeder.head().size().value();
            NumberedEntries.assertWhole(store, LOG, size);
            store.close();
            disk.leaveSpace(1L << 40);
            try (FileLogStore again = FileLogStore.open(ROOT, OPTIONS, disk, () -> {})) {
                long found = again.head(LOG).orElseThrow().size().value();
                assertThat(found).isIn(size, size + 20);
                new NumberedEntries(again, LOG).append(5);
                NumberedEntries.assertWhole(again, LOG, found + 5);
            }
        }
    }

    private static void runUntilFailure(Story story, MemoryDisk disk) throws IOException {
        try {
            story.run(disk);
        } catch (StoreUnavailableException e) {
            assertThat(e).hasMessageContaining("Input/output error");
        } catch (IOException e) {
            assertThat(e).hasMessage("Input/output error");
        }
    }

    private static void checkBothWays(Story story, MemoryDisk disk, Random chance, int n)
            throws IOException {
        try {
            story.check(disk.afterKill());
            story.check(disk.afterPowerLoss(chance));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("change " + n + " of " + disk.changes(), e);
        }
    }
}
