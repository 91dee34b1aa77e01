package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    private static final Path FOLDER = Path.of("/keys");
    private static final int FRAME = 1000;

    private final MemoryDisk disk = new MemoryDisk();
    private final OpenFiles open = new OpenFiles(disk, 16);

    private KeyRuns runs() throws IOException {
        disk.createFolders(FOLDER);
        KeyRuns runs = new KeyRuns(disk, open, FOLDER);
        runs.load();
        return runs;
    }

    private static void add(KeyIndex keys, int from, int to) throws IOException {
        for (int first = from; first < to; first += FRAME) {
            byte[] hashes = new byte[FRAME * KeyHash.BYTES];
            for (int i = 0; i < FRAME; i++) {
                if ((first + i) % 7 != 6) {
                    byte[] hash = KeyHash.of("k" + (first + i));
                    System.arraycopy(hash, 0, hashes, i * KeyHash.BYTES, KeyHash.BYTES);
                }
            }
            keys.add(first, FRAME, hashes);
        }
    }

    private static void assertFound(KeyIndex keys, int size, int step) throws IOException {
        for (int i = 0; i < size; i += step) {
            long expected = i % 7 == 6 ? -1 : i;
            assertThat(keys.find(KeyHash.of("k" + i))).isEqualTo(expected);
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.find(KeyHash.of("absent" + i))).isEqualTo(-1);
        }
    }

    @Test
    void findsEveryKeyThroughRunsAndMerges() throws IOException {
        int size = 600_000;
        KeyIndex keys = new KeyIndex(runs(), Runnable::run);
        add(keys, 0, size);
        assertFound(keys, size, 13);
        keys.flush();
        assertFound(keys, size, 13);
        KeyRuns again = runs();
        assertThat(again.coveredTo()).isEqualTo(size);
        assertThat(again.list()).hasSizeLessThan(7);
        assertFound(new KeyIndex(again, Runnable::run), size, 13);
        assertThat(disk.list(FOLDER)).hasSize(again.list().size());
    }

    @Test
    void keepsItsPlaceInTheLogWhereEntriesHaveNoKeys() throws IOException {
        KeyIndex keys = new KeyIndex(runs(), Runnable::run);
        for (int first = 0; first < 300_000; first += FRAME) {
            keys.add(first, FRAME, new byte[0]);
        }
        assertThat(keys.coveredTo()).isGreaterThan(200_000);
        assertThat(runs().coveredTo()).isEqualTo(keys.coveredTo());
        assertThat(keys.find(KeyHash.of("k1"))).isEqualTo(-1);
    }

    @Test
    void aCrashBetweenMergeAndRemovalIsClearedUp() throws IOException {
        KeyRuns runs = runs();
        for (int i = 0; i < 3; i++) {
            runs.add((i + 1) * 10L, records(i * 10, (i + 1) * 10));
        }
        MemoryDisk before = disk.afterKill();
        runs.add(40, records(30, 40));
        assertThat(runs.list()).hasSize(1);
        Path merged = runs.list().get(0).file();
        before.open(merged, FileOps.Access.CREATE).close();
        before.put(merged, disk.content(merged));
        Path unfinished = FOLDER.resolve("x.run.new");
        before.open(unfinished, FileOps.Access.CREATE).close();

        KeyRuns left = new KeyRuns(before, new OpenFiles(before, 4), FOLDER);
        left.load();
        assertThat(left.list()).hasSize(1);
        assertThat(left.coveredTo()).isEqualTo(40);
        assertThat(before.list(FOLDER)).hasSize(1);
        for (int i = 0; i < 40; i++) {
            assertThat(left.find(left.list(), KeyHash.of("k" + i))).isEqualTo(i);
        }
    }

    @Test
    void everyChangedByteIsFoundAndNeverAKeyThatIsNotThere() throws IOException {
        KeyRuns runs = runs();
        runs.add(200, records(0, 200));
        Path file = runs.list().get(0).file();
        byte[] whole = disk.content(file).clone();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            disk.put(file, changed);
            assertThatThrownBy(() -> findAll(200))
                    .as("byte " + at)
                    .isInstanceOf(IntegrityException.class);
        }
        for (int length : new int[] {0, 10, whole.length - 1}) {
            disk.put(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> findAll(200)).isInstanceOf(IntegrityException.class);
        }
        disk.put(file, whole);
        findAll(200);
    }

    private void findAll(int size) throws IOException {
        KeyRuns left = runs();
        for (int i = 0; i < size; i++) {
            assertThat(left.find(left.list(), KeyHash.of("k" + i))).isEqualTo(i);
        }
    }

    @Test
    void aFailureInTheBackgroundStopsTheWriter() throws IOException {
        List<Runnable> tasks = new ArrayList<>();
        KeyIndex keys = new KeyIndex(runs(), tasks::add);
        add(keys, 0, 80_000);
        assertThat(tasks).hasSize(1);
        assertFound(keys, 80_000, 101);
        disk.failAt(2);
        tasks.get(0).run();
        assertFound(keys, 80_000, 101);
        assertThatThrownBy(() -> add(keys, 80_000, 200_000)).isInstanceOf(IOException.class);
    }

    private static byte[][] records(int from, int to) {
        KeyTable table = new KeyTable();
        IntStream.range(from, to).forEach(i -> table.add(KeyHash.of("k" + i), 0, i));
        return table.sorted();
    }
}
