package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scan shows what a read gives, and believes no more. */
class EntryScanTest {
    private static final LogId LOG = LogId.of("acme");
    private static final Path ROOT = Path.of("/store");
    private static final Path SEGMENT = ROOT.resolve("logs/acme/segments/00000000000000000000.seg");
    private static final int[] BATCHES = {1, 3, 300, 2, 1, 93};
    private static final int SIZE = Arrays.stream(BATCHES).sum();

    private final MemoryDisk disk = new MemoryDisk();

    @BeforeEach
    void aLogWithAnErasure() throws IOException {
        try (FileLogStore store = open()) {
            NumberedEntries feeder = new NumberedEntries(store, LOG);
            for (int batch : BATCHES) {
                feeder.append(batch);
            }
            store.replacePrivateSide(LOG, LogIndex.of(7), null);
            store.replacePrivateSide(LOG, LogIndex.of(10), new byte[] {1, 2, 3});
        }
    }

    private FileLogStore open() throws IOException {
        return FileLogStore.open(ROOT, FileLogOptions.defaults(), disk, () -> {});
    }

    /** What a scan shows, while it uses the byte before each entry as it may. */
    private static List<LogEntry> scanned(FileLogStore store, long from, int count) {
        List<LogEntry> seen = new ArrayList<>();
        long shown =
                store.scan(
                        LOG,
                        LogIndex.of(from),
                        count,
                        (index, bytes, at, length, side) -> {
                            bytes[at - 1] = (byte) 0xEE;
                            byte[] sealed = Arrays.copyOfRange(bytes, at, at + length);
                            seen.add(new LogEntry(LogIndex.of(index), sealed, side));
                        });
        assertThat(shown).isEqualTo(seen.size());
        return seen;
    }

    @Test
    void showsWhatAReadGivesFromEveryPlace() throws IOException {
        try (FileLogStore store = open()) {
            for (long from = 0; from <= SIZE; from += 13) {
                for (int count : new int[] {1, 40, 257, 2 * SIZE}) {
                    List<LogEntry> read = store.read(LOG, LogIndex.of(from), count, Long.MAX_VALUE);
                    assertThat(scanned(store, from, count))
                            .usingRecursiveComparison()
                            .isEqualTo(read);
                }
            }
        }
    }

    @Test
    void showsNothingBelowWhatWasPruned() throws IOException {
        try (FileLogStore store = open()) {
            store.prune(LOG, LogIndex.of(320));
            assertThat(scanned(store, 319, 10)).isEmpty();
            assertThat(scanned(store, 320, 10)).hasSize(10);
        }
    }

    @Test
    void refusesChangedBytes() throws IOException {
        byte[] segment = disk.content(SEGMENT);
        int frame = SegmentHeader.BYTES;
        while (header(segment, frame).count() < 300) {
            frame += (int) header(segment, frame).frameBytes();
        }
        for (int at = frame; at < frame + 400; at++) {
            byte[] changed = segment.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> scanChanged(changed))
                    .as("byte %d of the frame", at - frame)
                    .isInstanceOf(IntegrityException.class);
        }
    }

    private static FrameHeader header(byte[] segment, int at) {
        return Objects.requireNonNull(FrameHeader.read(ByteBuffer.wrap(segment), at));
    }

    /** Changed behind the open store, which looked at all of it when it was opened. */
    private void scanChanged(byte[] segment) throws IOException {
        MemoryDisk damaged = disk.afterKill();
        FileLogOptions options = FileLogOptions.defaults();
        FileLogStore store = FileLogStore.open(ROOT, options, damaged, () -> {});
        store.head(LOG);
        damaged.put(SEGMENT, segment);
        scanned(store, 0, SIZE);
    }
}
