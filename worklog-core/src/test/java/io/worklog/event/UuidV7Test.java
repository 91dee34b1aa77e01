package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final long MILLIS = 0x019ABCDEF012L;

    /** Gives the same bits for ever. */
    private static RandomGenerator constant(long bits) {
        return () -> bits;
    }

    private static InstantSource at(long millis) {
        return InstantSource.fixed(Instant.ofEpochMilli(millis));
    }

    @Test
    void timeVersionAndVariantStandWhereTheRfcPutsThem() {
        UUID id = new UuidV7(at(MILLIS), constant(-1L)).next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).isEqualTo("019abcde-f012-77ff-bfff-ffffffffffff");
        UUID zero = new UuidV7(at(MILLIS), constant(0)).next();
        assertThat(zero.toString()).isEqualTo("019abcde-f012-7000-8000-000000000000");
    }

    @Test
    void idsRiseWithinAMillisecondAndBorrowTheNextWhenTheCounterIsFull() {
        UuidV7 ids = new UuidV7(at(MILLIS), constant(0));
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i <= 4_096; i++) {
            made.add(ids.next());
        }
        assertThat(made).isSortedAccordingTo(UuidV7Test::unsigned).doesNotHaveDuplicates();
        assertThat(made.get(4_095).toString()).startsWith("019abcde-f012-7fff-");
        assertThat(made.get(4_096).toString()).startsWith("019abcde-f013-7000-");
    }

    @Test
    void idsRiseWhenTheClockStepsBack() {
        AtomicLong now = new AtomicLong(MILLIS);
        UuidV7 ids = new UuidV7(() -> Instant.ofEpochMilli(now.get()), new Random(7));
        UUID before = ids.next();
        now.set(MILLIS - 60_000);
        UUID during = ids.next();
        now.set(MILLIS + 1);
        UUID after = ids.next();
        assertThat(List.of(before, during, after)).isSortedAccordingTo(UuidV7Test::unsigned);
        assertThat(after.getMostSignificantBits() >>> 16).isEqualTo(MILLIS + 1);
    }

    @Test
    void aTimeBeforeTheEpochOrBeyondTheFieldIsHeldAtItsEdge() {
        assertThat(new UuidV7(at(-5), constant(0)).next().getMostSignificantBits() >>> 16).isZero();
        assertThat(new UuidV7(at(1L << 50), constant(0)).next().getMostSignificantBits() >>> 16)
                .isEqualTo((1L << 48) - 1);
    }

    @Test
    void manyThreadsNeverGetTheSameIdAndEachSeesItsOwnRise() throws Exception {
        UuidV7 ids = new UuidV7(at(MILLIS), constant(0));
        ConcurrentHashMap<UUID, Boolean> seen = new ConcurrentHashMap<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<List<UUID>>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                all.add(pool.submit(() -> take(ids, 5_000, seen)));
            }
            for (Future<List<UUID>> one : all) {
                assertThat(one.get()).isSortedAccordingTo(UuidV7Test::unsigned);
            }
        }
        assertThat(seen).hasSize(40_000);
    }

    private static List<UUID> take(UuidV7 ids, int count, ConcurrentHashMap<UUID, Boolean> seen) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = ids.next();
            made.add(id);
            seen.put(id, true);
        }
        return made;
    }

    /** The order of the bytes and of the text; {@link UUID#compareTo} is signed. */
    private static int unsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
