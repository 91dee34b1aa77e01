package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The exam that every log store has to pass. Extend it, and for each further ability of the store
 * implement {@link SharedLogStoreContract}, {@link ErasableLogStoreContract} or {@link
 * PrunableLogStoreContract}: what a store cannot do does not compile.
 *
 * <p>No test needs a place of its own: each writes logs whose names no other test has, so that all
 * may run in one database.
 *
 * @param <S> the store's class
 */
public abstract class LogStoreContract<S extends LogStore> implements LogStoreExam {
    private static final long ALL = Long.MAX_VALUE;

    private final LogId log = LogId.of("exam-" + UUID.randomUUID());
    private @Nullable S open;

    /** Opens the store on its place. Called before each test; the place may hold other logs. */
    protected abstract S open();

    /** Closes the store and opens it on the same place; one on the heap gives the same again. */
    protected abstract S reopen(S open);

    @Override
    public final S store() {
        return Objects.requireNonNull(open, "the store is opened before each test");
    }

    @Override
    public final void restart() {
        open = reopen(store());
    }

    @Override
    public final LogId log() {
        return log;
    }

    @Override
    public final LogId log(String suffix) {
        return LogId.of(log + "." + suffix);
    }

    @BeforeEach
    final void openStore() {
        open = open();
    }

    @AfterEach
    final void closeStore() {
        store().close();
    }

    @Test
    void aNewLogIsEmptyAndListed() {
        LogHead head = store().create(log);
        store().create(log("2"));

        assertThat(head.size()).isEqualTo(TreeSize.of(0));
        assertThat(store().head(log)).contains(head);
        assertThat(store().logs()).contains(log, log("2"));
        assertThat(store().head(log("other"))).isEmpty();
        assertThat(store().read(log, LogIndex.of(0), 10, ALL)).isEmpty();
        assertThat(store().checkpoint(log)).isEmpty();
        assertThat(store().findKey(log, "key-0")).isEmpty();
    }

    @Test
    void aLogIsMadeOnce() {
        new LogFeeder(store(), log).append(3);

        assertThatThrownBy(() -> store().create(log)).isInstanceOf(IllegalStateException.class);
        LogChecks.assertWhole(store(), log, 3);
    }

    @Test
    void aLogThatIsNotThereIsNotMadeByTheWay() {
        LogId other = log("other");

        assertThatThrownBy(() -> store().claim(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().read(other, LogIndex.of(0), 1, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().logs()).doesNotContain(other);
    }

    @Test
    void keepsWhatWasAppendedInOrder() {
        LogFeeder feeder = new LogFeeder(store(), log);
        int[] batches = {1, 2, 255, 1, 300, 64, 1};
        long size = 0;
        for (int batch : batches) {
            size += batch;
            assertThat(feeder.append(batch).size().value()).isEqualTo(size);
        }

        LogChecks.assertWhole(store(), log, size);
        restart();
        LogChecks.assertWhole(store(), log, size);
    }

    @Test
    void continuesAfterReopening() {
        long size = 0;
        for (int i = 1; i < 12; i++) {
            LogFeeder feeder = new LogFeeder(store(), log);
            feeder.append(i);
            feeder.append(40);
            size += i + 40;
            restart();
        }

        LogChecks.assertWhole(store(), log, size);
    }

    @Test
    void refusesABatchForAnotherSizeOrEpochAndAddsNothing() {
        LogFeeder feeder = new LogFeeder(store(), log);
        LogHead head = feeder.append(5);
        List<NewEntry> entries = List.of(LogFeeder.entry(5));

        for (long size : new long[] {0, 4, 6}) {
            assertThatThrownBy(() -> store().append(batch(head.epoch(), size, entries)))
                    .isInstanceOfSatisfying(
                            HeadMovedException.class, e -> assertThat(e.actual()).isEqualTo(head));
        }
        LogHead claimed = store().claim(log);
        assertThat(claimed.epoch()).isGreaterThan(head.epoch());
        assertThatThrownBy(() -> feeder.append(1)).isInstanceOf(HeadMovedException.class);
        LogChecks.assertWhole(store(), log, 5);
        assertThat(store().append(batch(claimed.epoch(), 5, entries)).size().value()).isEqualTo(6);
    }

    @Test
    void epochsGrowAcrossReopening() {
        long epoch = store().create(log).epoch();
        for (int i = 0; i < 3; i++) {
            restart();
            long next = store().claim(log).epoch();
            assertThat(next).isGreaterThan(epoch);
            epoch = next;
        }
    }

    @Test
    void addsAllOfABatchOrNothing() {
        LogHead head = store().create(log);
        byte[] tooLong = new byte[65_536];
        NewEntry bad = new NewEntry(tooLong, null, Rfc6962.leaf(tooLong), null);
        NewEntry empty = new NewEntry(new byte[0], null, Rfc6962.leaf(new byte[0]), null);

        for (NewEntry entry : List.of(bad, empty)) {
            List<NewEntry> entries = List.of(LogFeeder.entry(0), entry);
            assertThatThrownBy(() -> store().append(batch(head.epoch(), 0, entries)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        LogChecks.assertWhole(store(), log, 0);
        new LogFeeder(store(), log).append(2);
        LogChecks.assertWhole(store(), log, 2);
    }

    @Test
    void keepsTheLargestEntryAndAnyBytes() {
        LogHead head = store().create(log);
        byte[] zeros = new byte[65_535];
        byte[] ones = new byte[65_535];
        Arrays.fill(ones, (byte) 0xFF);
        List<NewEntry> entries =
                List.of(
                        new NewEntry(zeros, ones, Rfc6962.leaf(zeros), "\ud83d"),
                        new NewEntry(ones, zeros, Rfc6962.leaf(ones), "?"),
                        new NewEntry(new byte[1], new byte[0], Rfc6962.leaf(new byte[1]), ""));
        store().append(batch(head.epoch(), 0, entries));
        restart();

        List<LogEntry> read = store().read(log, LogIndex.of(0), 10, ALL);
        assertThat(read).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).sealed()).isEqualTo(entries.get(i).sealed());
            assertThat(read.get(i).privateSide()).isEqualTo(entries.get(i).privateSide());
        }
        assertThat(store().findKey(log, "\ud83d")).contains(LogIndex.of(0));
        assertThat(store().findKey(log, "?")).contains(LogIndex.of(1));
        assertThat(store().findKey(log, "")).contains(LogIndex.of(2));
    }

    @Test
    void readsFromAnyPlaceWithinItsLimits() {
        LogFeeder feeder = new LogFeeder(store(), log);
        int size = 0;
        for (int batch : new int[] {1, 7, 1, 1, 40, 3}) {
            feeder.append(batch);
            size += batch;
        }

        for (int from = 0; from < size; from++) {
            for (int max : new int[] {1, 2, 5, 100}) {
                List<LogEntry> read = store().read(log, LogIndex.of(from), max, ALL);
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
        LogFeeder feeder = new LogFeeder(store(), log);
        feeder.append(50);

        assertThat(store().read(log, LogIndex.of(7), 50, 0)).hasSize(1);
        assertThat(store().read(log, LogIndex.of(7), 50, 1)).hasSize(1);
        long wanted = 1000;
        List<LogEntry> read = store().read(log, LogIndex.of(0), 50, wanted);
        long bytes = read.stream().mapToLong(e -> e.sealed().length).sum();
        long last = read.get(read.size() - 1).sealed().length;
        assertThat(bytes).isGreaterThanOrEqualTo(wanted);
        assertThat(bytes - last).isLessThan(wanted);
    }

    @Test
    void keepsTheNewestCheckpointAndRefusesASmallerOne() {
        LogFeeder feeder = new LogFeeder(store(), log);
        feeder.append(5);
        store().publish(log, TreeSize.of(3), utf8("three"));
        store().publish(log, TreeSize.of(5), utf8("five"));
        store().publish(log, TreeSize.of(5), utf8("five again"));

        assertThatThrownBy(() -> store().publish(log, TreeSize.of(4), utf8("four")))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> store().publish(log, TreeSize.of(6), utf8("six")))
                .isInstanceOf(IntegrityException.class);
        restart();
        assertThat(store().checkpoint(log))
                .hasValueSatisfying(note -> assertThat(note).isEqualTo(utf8("five again")));
    }

    @Test
    void keepsLogsApart() {
        LogId other = log("2");
        LogFeeder one = new LogFeeder(store(), log);
        LogFeeder two = new LogFeeder(store(), other);
        one.append(3);
        two.append(8);
        one.append(1);
        restart();

        LogChecks.assertWhole(store(), log, 4);
        LogChecks.assertWhole(store(), other, 8);
    }

    private AppendBatch batch(long epoch, long size, List<NewEntry> entries) {
        return new AppendBatch(log, epoch, TreeSize.of(size), entries, List.of());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
