package io.worklog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogEntry;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileId;
import io.worklog.spi.EntryBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashing several bundles in one go, wherever scanning has to stop. */
class TileCheckTest {
    private static final int BUNDLES = 6;
    private static final int SIZE = (BUNDLES - 1) * TileId.FULL + 17;

    private final ArrayLog log = new ArrayLog(SIZE);
    private final Faults faults = new Faults();
    private final List<Long> seen = new ArrayList<>();

    /** Shows entries below an index and fails at it. */
    private record ScannedTo(ArrayLog log, long end) implements LocalLogSource {
        @Override
        public void scan(long first, int count, EntryBytes shown) throws IOException {
            for (long i = first; i < Math.min(end, first + count); i++) {
                byte[] entry = log.entries.get((int) i);
                byte[] room = new byte[entry.length + 3];
                System.arraycopy(entry, 0, room, 2, entry.length);
                shown.see(i, room, 2, entry.length, null);
            }
            if (end < first + count) {
                throw new IOException("no more");
            }
        }

        @Override
        public String name() {
            return log.name();
        }

        @Override
        public byte[] checkpoint() {
            return log.checkpoint();
        }

        @Override
        public byte[] tile(TileId id) throws IOException {
            return log.tile(id);
        }

        @Override
        public List<LogEntry> entries(long bundle, int skip, int width) throws IOException {
            return log.entries(bundle, skip, width);
        }

        @Override
        public long minIndex() {
            return 0;
        }
    }

    private TileCheck check(long scannedTo, long from) {
        return new TileCheck(
                new ScannedTo(log, scannedTo),
                SIZE,
                from,
                entry -> seen.add(entry.index().value()),
                faults);
    }

    private byte[] leaves(int bundle, int end) {
        byte[] leaves = new byte[(end - bundle * TileId.FULL) * Hash.SIZE];
        for (int i = bundle * TileId.FULL; i < end; i++) {
            int at = (i - bundle * TileId.FULL) * Hash.SIZE;
            Rfc6962.leaf(log.entries.get(i)).copyTo(leaves, at);
        }
        return leaves;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 257, 700, 1_279, 1_280, SIZE - 1, SIZE})
    void whatIsNotScannedIsReadAndEachEntryIsSeenOnce(long scannedTo) {
        TileCheck check = check(scannedTo, 0);
        assertThat(check.leaves(0, BUNDLES)).isEqualTo(leaves(0, SIZE));
        assertThat(seen).isEqualTo(LongStream.range(0, SIZE).boxed().toList());
        assertThat(check.doubts()).isEmpty();
        assertThat(faults.first()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 255, 256, 300, 1_279, 1_280, SIZE - 1, SIZE})
    void belowTheStartHashesAreTheTilesAndNoEntryIsSeen(long from) {
        assertThat(check(SIZE, from).leaves(0, BUNDLES)).isEqualTo(leaves(0, SIZE));
        assertThat(seen).isEqualTo(LongStream.range(from, SIZE).boxed().toList());
    }

    @Test
    void aRunBeginsAtItsOwnBundle() {
        assertThat(check(SIZE, 0).leaves(2, 3)).isEqualTo(leaves(2, 5 * TileId.FULL));
        assertThat(seen).isEqualTo(LongStream.range(512, 1_280).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255, 256, 511, 900, SIZE - 1})
    void aChangedEntryIsDoubtedInItsOwnBundle(int changed) {
        log.entries.set(changed, new byte[] {1});
        TileCheck check = check(700, 0);
        check.leaves(0, BUNDLES);
        assertThat(check.doubts()).containsOnlyKeys((long) changed);
    }

    @Test
    void aTileThatIsGoneIsDoubtedAndTheOthersAreCompared() {
        log.tiles.remove(TileId.full(0, 3));
        IntStream.of(100, 1_290).forEach(i -> log.entries.set(i, new byte[] {1}));
        TileCheck check = check(SIZE, 0);
        check.leaves(0, BUNDLES);
        assertThat(check.doubts()).containsOnlyKeys(100L, 768L, 1_290L);
    }
}
