package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries come back as they went in: all of them, in order, byte by byte. */
interface EntryExam extends LogStoreExam {
    /** Bytes that something on their way could read, repair or shorten. */
    List<String> TOUCHY =
            List.of(
                    "{\"at\":\"2026-03-29T02:30:00.123456789Z\",\"to\":\"2026-03-29T02:30:00.1\"}",
                    "{\"at\":\"2026-10-25T02:30:00.999999999+02:00\",\"y\":\"0001-01-01\"}",
                    "{ \"b\" : 1.0 , \"a\" : 1e2, \"a\":01 ,\"c\":0.1000000000000000055511}",
                    "text with a space at the end ",
                    "line\r\nline\n",
                    "\\x4142 \\000 \\' '' %s ${x} :name ?1",
                    "\u0000\u0001\u0000",
                    "\ufeffe\u0301 \u212b \ud83d\ude00 \uffff");

    @Test
    default void keepsWhatWasAppendedInOrder() {
        LogFeeder feeder = new LogFeeder(store(), log());
        int[] batches = {1, 2, 255, 1, 300, 64, 1};
        long size = 0;
        for (int batch : batches) {
            size += batch;
            assertThat(feeder.append(batch).size().value()).isEqualTo(size);
        }

        LogChecks.assertWhole(store(), log(), size);
        restart();
        LogChecks.assertWhole(store(), log(), size);
    }

    @Test
    default void continuesAfterReopening() {
        long size = 0;
        for (int i = 1; i < 12; i++) {
            LogFeeder feeder = new LogFeeder(store(), log());
            feeder.append(i);
            feeder.append(40);
            size += i + 40;
            restart();
        }

        LogChecks.assertWhole(store(), log(), size);
    }

    @Test
    default void addsAllOfABatchOrNothing() {
        LogHead head = store().create(log());
        NewEntry bad = LogFeeder.entry(new byte[65_536], null, null);
        NewEntry empty = LogFeeder.entry(new byte[0], null, null);

        for (NewEntry entry : List.of(bad, empty)) {
            List<NewEntry> entries = List.of(LogFeeder.entry(0), entry);
            assertThatThrownBy(() -> store().append(Batches.at(head, entries)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        LogChecks.assertWhole(store(), log(), 0);
        new LogFeeder(store(), log()).append(2);
        LogChecks.assertWhole(store(), log(), 2);
    }

    @Test
    default void keepsTheLargestEntryAndAnyBytes() {
        byte[] zeros = new byte[65_535];
        byte[] ones = new byte[65_535];
        Arrays.fill(ones, (byte) 0xFF);
        List<NewEntry> entries =
                List.of(
                        LogFeeder.entry(zeros, ones, "\ud83d"),
                        LogFeeder.entry(ones, zeros, "?"),
                        LogFeeder.entry(new byte[1], new byte[0], ""));
        store().append(Batches.at(store().create(log()), entries));
        restart();

        assertRead(log(), entries);
        assertThat(store().findKey(log(), "\ud83d")).contains(LogIndex.of(0));
        assertThat(store().findKey(log(), "?")).contains(LogIndex.of(1));
        assertThat(store().findKey(log(), "")).contains(LogIndex.of(2));
    }

    @Test
    default void keepsTimesNumbersAndTextAsTheyWereWritten() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        List<NewEntry> entries = new ArrayList<>(List.of(LogFeeder.entry(all, all, null)));
        for (String text : TOUCHY) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            entries.add(LogFeeder.entry(bytes, bytes, null));
            entries.add(LogFeeder.entry(text.getBytes(StandardCharsets.UTF_16), null, null));
        }
        store().append(Batches.at(store().create(log()), entries));

        assertRead(log(), entries);
        restart();
        assertRead(log(), entries);
    }

    @Test
    default void anAbsentPrivateSideIsNotAnEmptyOne() {
        List<NewEntry> entries = new ArrayList<>();
        byte[][] sides = {null, new byte[0], new byte[1], {' '}, null, new byte[0]};
        for (byte[] side : sides) {
            entries.add(Batches.entry(entries.size(), side, null));
        }
        LogHead head = store().append(Batches.at(store().create(log()), entries));
        store().append(Batches.at(head, entries.subList(0, 2)));

        List<NewEntry> all = new ArrayList<>(entries);
        all.addAll(entries.subList(0, 2));
        assertRead(log(), all);
        restart();
        assertRead(log(), all);
    }

    @Test
    default void takesTheLargestBatchesThatASequencerMakes() {
        List<NewEntry> large = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            byte[] bytes = new byte[65_535];
            Arrays.fill(bytes, (byte) i);
            large.add(LogFeeder.entry(bytes, null, "large-" + i));
        }
        store().append(Batches.at(store().create(log()), large));
        new LogFeeder(store(), log("many")).append(4_096);
        restart();

        assertRead(log(), large);
        LogChecks.assertEntries(store(), log("many"), 0, 4_096);
        assertThat(store().findKey(log(), "large-63")).contains(LogIndex.of(63));
    }

    @Test
    default void readsFromAnyPlaceWithinItsLimits() {
        LogFeeder feeder = new LogFeeder(store(), log());
        int size = 0;
        for (int batch : new int[] {1, 7, 1, 1, 40, 3}) {
            feeder.append(batch);
            size += batch;
        }

        for (int from = 0; from < size; from++) {
            for (int max : new int[] {1, 2, 5, 100}) {
                List<LogEntry> read = store().read(log(), LogIndex.of(from), max, Long.MAX_VALUE);
                assertThat(read).hasSize(Math.min(max, size - from));
                for (int i = 0; i < read.size(); i++) {
                    LogChecks.assertEntry(read.get(i), from + i);
                }
            }
        }
        assertThat(store().read(log(), LogIndex.of(size), 1, 1)).isEmpty();
        assertThat(store().read(log(), LogIndex.of(size + 1_000L), 1, 1)).isEmpty();
    }

    @Test
    default void stopsWhenEnoughBytesAreRead() {
        new LogFeeder(store(), log()).append(50);

        assertThat(store().read(log(), LogIndex.of(7), 50, 0)).hasSize(1);
        assertThat(store().read(log(), LogIndex.of(7), 50, 1)).hasSize(1);
        long wanted = 1000;
        List<LogEntry> read = store().read(log(), LogIndex.of(0), 50, wanted);
        assertThat(read.stream().mapToLong(LogEntry::bytes).sum()).isGreaterThanOrEqualTo(wanted);
        long sealed = read.stream().mapToLong(e -> e.sealed().length).sum();
        assertThat(sealed - read.getLast().sealed().length).isLessThan(wanted);
    }

    @Test
    default void keepsLogsApart() {
        LogFeeder one = new LogFeeder(store(), log());
        LogFeeder two = new LogFeeder(store(), log("2"));
        one.append(3);
        two.append(8);
        one.append(1);
        two.append(300);
        one.append(2);
        restart();

        LogChecks.assertWhole(store(), log(), 6);
        LogChecks.assertWhole(store(), log("2"), 308);
    }

    private void assertRead(LogId log, List<NewEntry> expected) {
        List<LogEntry> read = new ArrayList<>();
        while (read.size() < expected.size()) {
            LogIndex next = LogIndex.of(read.size());
            List<LogEntry> page = store().read(log, next, expected.size(), Long.MAX_VALUE);
            assertThat(page).isNotEmpty();
            read.addAll(page);
        }
        for (int i = 0; i < expected.size(); i++) {
            assertThat(read.get(i).index()).isEqualTo(LogIndex.of(i));
            assertThat(read.get(i).sealed()).isEqualTo(expected.get(i).sealed());
            assertThat(read.get(i).privateSide()).isEqualTo(expected.get(i).privateSide());
        }
    }
}
