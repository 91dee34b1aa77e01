package io.worklog.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exam that every log store has to pass. */
public abstract class LogStoreContract {
    protected static final LogId LOG = LogId.of("acme");
    private static final long ALL = Long.MAX_VALUE;

    protected LogStore store;

    /** Opens the store on an empty place. */
    protected abstract LogStore open();

    /** Closes and opens it again; a store without a disk gives the same one. */
    protected abstract LogStore reopen(LogStore open);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aNewLogIsEmptyAndListed() {
        LogHead head = store.create(LOG);
        store.create(LogId.META);

        assertThat(head.size()).isEqualTo(TreeSize.of(0));
        assertThat(store.head(LOG)).contains(head);
        assertThat(store.logs()).containsExactly(LOG, LogId.META);
        assertThat(store.head(LogId.of("other"))).isEmpty();
        assertThat(store.read(LOG, LogIndex.of(0), 10, ALL)).isEmpty();
        assertThat(store.checkpoint(LOG)).isEmpty();
        assertThat(store.findKey(LOG, "key-0")).isEmpty();
    }

    @Test
    void aLogIsMadeOnce() {
        new LogFeeder(store, LOG).append(3);

        assertThatThrownBy(() -> store.create(LOG)).isInstanceOf(IllegalStateException.class);
        LogChecks.assertWhole(store, LOG, 3);
    }

    @Test
    void aLogThatIsNotThereIsNotMadeByTheWay() {
        LogId other = LogId.of("other");

        assertThatThrownBy(() -> store.claim(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.read(other, LogIndex.of(0), 1, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.logs()).isEmpty();
    }

    @Test
    void keepsWhatWasAppendedInOrder() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        int[] batches = {1, 2, 255, 1, 300, 64, 1};
        long size = 0;
        for (int batch : batches) {
            size += batch;
            assertThat(feeder.append(batch).size().value()).isEqualTo(size);
        }

        LogChecks.assertWhole(store, LOG, size);
        store = reopen(store);
        LogChecks.assertWhole(store, LOG, size);
    }

    @Test
    void continuesAfterReopening() {
        long size = 0;
        for (int i = 1; i < 12; i++) {
            LogFeeder feeder = new LogFeeder(store, LOG);
            feeder.append(i);
            feeder.append(40);
            size += i + 40;
            store = reopen(store);
        }

        LogChecks.assertWhole(store, LOG, size);
    }

    @Test
    void refusesABatchForAnotherSizeOrEpochAndAddsNothing() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        LogHead head = feeder.append(5);
        List<NewEntry> entries = List.of(LogFeeder.entry(5));

        for (long size : new long[] {0, 4, 6}) {
            assertThatThrownBy(() -> store.append(batch(head.epoch(), size, entries)))
                    .isInstanceOfSatisfying(
                            HeadMovedException.class, e -> assertThat(e.actual()).isEqualTo(head));
        }
        LogHead claimed = store.claim(LOG);
        assertThat(claimed.epoch()).isGreaterThan(head.epoch());
        assertThatThrownBy(() -> feeder.append(1)).isInstanceOf(HeadMovedException.class);
        LogChecks.assertWhole(store, LOG, 5);
        assertThat(store.append(batch(claimed.epoch(), 5, entries)).size().value()).isEqualTo(6);
    }

    @Test
    void epochsGrowAcrossReopening() {
        long epoch = store.create(LOG).epoch();
        for (int i = 0; i < 3; i++) {
            store = reopen(store);
            long next = store.claim(LOG).epoch();
            assertThat(next).isGreaterThan(epoch);
            epoch = next;
        }
    }

    @Test
    void addsAllOfABatchOrNothing() {
        LogHead head = store.create(LOG);
        byte[] tooLong = new byte[65_536];
        NewEntry bad = new NewEntry(tooLong, null, Rfc6962.leaf(tooLong), null);
        NewEntry empty = new NewEntry(new byte[0], null, Rfc6962.leaf(new byte[0]), null);

        for (NewEntry entry : List.of(bad, empty)) {
            List<NewEntry> entries = List.of(LogFeeder.entry(0), entry);
            assertThatThrownBy(() -> store.append(batch(head.epoch(), 0, entries)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        LogChecks.assertWhole(store, LOG, 0);
        new LogFeeder(store, LOG).append(2);
        LogChecks.assertWhole(store, LOG, 2);
    }

    @Test
    void keepsTheLargestEntryAndAnyBytes() {
        LogHead head = store.create(LOG);
        byte[] zeros = new byte[65_535];
        byte[] ones = new byte[65_535];
        Arrays.fill(ones, (byte) 0xFF);
        List<NewEntry> entries =
                List.of(
                        new NewEntry(zeros, ones, Rfc6962.leaf(zeros), "\ud83d"),
                        new NewEntry(ones, zeros, Rfc6962.leaf(ones), "?"),
                        new NewEntry(new byte[1], new byte[0], Rfc6962.leaf(new byte[1]), ""));
        store.append(batch(head.epoch(), 0, entries));
        store = reopen(store);

        List<LogEntry> read = store.read(LOG, LogIndex.of(0), 10, ALL);
        assertThat(read).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).sealed()).isEqualTo(entries.get(i).sealed());
            assertThat(read.get(i).privateSide()).isEqualTo(entries.get(i).privateSide());
        }
        assertThat(store.findKey(LOG, "\ud83d")).contains(LogIndex.of(0));
        assertThat(store.findKey(LOG, "?")).contains(LogIndex.of(1));
        assertThat(store.findKey(LOG, "")).contains(LogIndex.of(2));
    }

    @Test
    void readsFromAnyPlaceWithinItsLimits() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        int size = 0;
        for (int batch : new int[] {1, 7, 1, 1, 40, 3}) {
            feeder.append(batch);
            size += batch;
        }

        for (int from = 0; from < size; from++) {
            for (int max : new int[] {1, 2, 5, 100}) {
                List<LogEntry> read = store.read(LOG, LogIndex.of(from), max, ALL);
                assertThat(read).hasSize(Math.min(max, size - from));
                for (int i = 0; i < read.size(); i++) {
                    long index = from + i;
                    assertThat(read.get(i).index()).isEqualTo(LogIndex.of(index));
                    assertThat(read.get(i).sealed()).isEqualTo(LogFeeder.sealed(index));
                    assertThat(read.get(i).privateSide()).isEqualTo(LogFeeder.side(index));
                }
            }
        }
    }

    @Test
    void stopsWhenEnoughBytesAreRead() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        feeder.append(50);

        assertThat(store.read(LOG, LogIndex.of(7), 50, 0)).hasSize(1);
        assertThat(store.read(LOG, LogIndex.of(7), 50, 1)).hasSize(1);
        long wanted = 1000;
        List<LogEntry> read = store.read(LOG, LogIndex.of(0), 50, wanted);
        long bytes = read.stream().mapToLong(e -> e.sealed().length).sum();
        long last = read.get(read.size() - 1).sealed().length;
        assertThat(bytes).isGreaterThanOrEqualTo(wanted);
        assertThat(bytes - last).isLessThan(wanted);
    }

    @Test
    void keepsTheNewestCheckpointAndRefusesASmallerOne() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        feeder.append(5);
        store.publish(LOG, TreeSize.of(3), utf8("three"));
        store.publish(LOG, TreeSize.of(5), utf8("five"));
        store.publish(LOG, TreeSize.of(5), utf8("five again"));

        assertThatThrownBy(() -> store.publish(LOG, TreeSize.of(4), utf8("four")))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> store.publish(LOG, TreeSize.of(6), utf8("six")))
                .isInstanceOf(IntegrityException.class);
        store = reopen(store);
        assertThat(store.checkpoint(LOG))
                .hasValueSatisfying(note -> assertThat(note).isEqualTo(utf8("five again")));
    }

    @Test
    void keepsLogsApart() {
        LogId other = LogId.of("acme.2");
        LogFeeder one = new LogFeeder(store, LOG);
        LogFeeder two = new LogFeeder(store, other);
        one.append(3);
        two.append(8);
        one.append(1);
        store = reopen(store);

        LogChecks.assertWhole(store, LOG, 4);
        LogChecks.assertWhole(store, other, 8);
    }

    @Test
    void forgetsAPrivateSideForGood() {
        ErasableLogStore erasable = (ErasableLogStore) store;
        new LogFeeder(store, LOG).append(10);
        erasable.replacePrivateSide(LOG, LogIndex.of(4), utf8("what stays"));
        erasable.replacePrivateSide(LOG, LogIndex.of(7), utf8("soon gone"));
        erasable.replacePrivateSide(LOG, LogIndex.of(7), null);
        erasable.replacePrivateSide(LOG, LogIndex.of(7), null);
        assertThatThrownBy(() -> erasable.replacePrivateSide(LOG, LogIndex.of(10), null))
                .isInstanceOf(IllegalArgumentException.class);

        for (int i = 0; i < 2; i++) {
            assertThat(side(1)).isEqualTo(LogFeeder.side(1));
            assertThat(side(4)).isEqualTo(utf8("what stays"));
            assertThat(side(7)).isNull();
            assertThat(sealed(7)).isEqualTo(LogFeeder.sealed(7));
            store = reopen(store);
        }
    }

    @Test
    void prunesAPrefixAndKeepsTilesAndKeys() {
        PrunableLogStore prunable = (PrunableLogStore) store;
        LogFeeder feeder = new LogFeeder(store, LOG);
        feeder.append(100);
        feeder.append(300);
        feeder.append(7);
        prunable.prune(LOG, LogIndex.of(250));
        prunable.prune(LOG, LogIndex.of(250));
        prunable.prune(LOG, LogIndex.of(10));
        assertThatThrownBy(() -> prunable.prune(LOG, LogIndex.of(408)))
                .isInstanceOf(IllegalArgumentException.class);
        feeder.append(200);

        for (int i = 0; i < 2; i++) {
            assertThat(store.head(LOG).map(LogHead::minIndex)).contains(250L);
            assertThat(store.read(LOG, LogIndex.of(0), 10, ALL)).isEmpty();
            assertThat(store.read(LOG, LogIndex.of(249), 10, ALL)).isEmpty();
            List<LogEntry> kept = store.read(LOG, LogIndex.of(250), 1000, ALL);
            assertThat(kept).hasSize(357);
            assertThat(kept.get(0).sealed()).isEqualTo(LogFeeder.sealed(250));
            assertThat(kept.get(356).sealed()).isEqualTo(LogFeeder.sealed(606));
            assertThat(sealed(400)).isEqualTo(LogFeeder.sealed(400));
            assertThat(store.tile(LOG, 0, 0)).isPresent();
            assertThat(store.tile(LOG, 0, 1)).isPresent();
            LogChecks.assertKeys(store, LOG, 607);
            store = reopen(store);
        }
    }

    @Test
    void prunesEverythingAndGoesOn() {
        LogFeeder feeder = new LogFeeder(store, LOG);
        feeder.append(10);
        ((PrunableLogStore) store).prune(LOG, LogIndex.of(10));
        feeder.append(3);
        store = reopen(store);

        assertThat(store.read(LOG, LogIndex.of(9), 10, ALL)).isEmpty();
        assertThat(store.read(LOG, LogIndex.of(10), 10, ALL)).hasSize(3);
        assertThat(store.head(LOG).map(LogHead::size)).contains(TreeSize.of(13));
    }

    protected byte[] sealed(long index) {
        return store.read(LOG, LogIndex.of(index), 1, 1).get(0).sealed();
    }

    private byte[] side(long index) {
        return store.read(LOG, LogIndex.of(index), 1, 1).get(0).privateSide();
    }

    protected static AppendBatch batch(long epoch, long size, List<NewEntry> entries) {
        return new AppendBatch(LOG, epoch, TreeSize.of(size), entries, List.of());
    }

    protected static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
