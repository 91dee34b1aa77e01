package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs, where they stand, who may append to them, and their checkpoints. */
interface HeadExam extends LogStoreExam {
    @Test
    default void aNewLogIsEmptyAndListed() {
        LogHead head = store().create(log());
        store().create(log("2"));

        assertThat(head.log()).isEqualTo(log());
        assertThat(head.size()).isEqualTo(TreeSize.of(0));
        assertThat(head.minIndex()).isZero();
        assertThat(store().head(log())).contains(head);
        assertThat(store().logs()).contains(log(), log("2"));
        assertThat(store().head(log("other"))).isEmpty();
        assertThat(store().read(log(), LogIndex.of(0), 10, Long.MAX_VALUE)).isEmpty();
        assertThat(store().checkpoint(log())).isEmpty();
        assertThat(store().findKey(log(), "key-0")).isEmpty();
        assertThat(store().tile(log(), 0, 0)).isEmpty();
    }

    @Test
    default void logsAreListedByNameAndNamesThatAreAlikeStayDifferent() {
        List<String> names =
                List.of("b", "a.b", "a_b", "a-b", "axb", "a", "ab", "a.b.", "a__b", "10", "9");
        List<LogId> made = new ArrayList<>();
        for (String name : names) {
            LogId id = name.endsWith(".") ? log(name + "c") : log(name);
            store().create(id);
            made.add(id);
        }
        for (int i = 0; i < made.size(); i++) {
            new LogFeeder(store(), made.get(i)).append(i + 1);
        }
        restart();

        assertThat(store().logs()).containsAll(made);
        assertThat(store().logs()).isSortedAccordingTo(Comparator.naturalOrder());
        for (int i = 0; i < made.size(); i++) {
            LogChecks.assertWhole(store(), made.get(i), i + 1);
        }
    }

    @Test
    default void aLogMayHaveTheLongestName() {
        LogId longest = LogId.of((log() + ".").concat("x".repeat(128)).substring(0, 128));
        LogId alike = LogId.of(longest.value().substring(0, 127) + "y");
        new LogFeeder(store(), longest).append(2);
        new LogFeeder(store(), alike).append(3);
        restart();

        LogChecks.assertWhole(store(), longest, 2);
        LogChecks.assertWhole(store(), alike, 3);
    }

    @Test
    default void aLogIsMadeOnce() {
        new LogFeeder(store(), log()).append(3);

        assertThatThrownBy(() -> store().create(log())).isInstanceOf(IllegalStateException.class);
        LogChecks.assertWhole(store(), log(), 3);
    }

    @Test
    default void aLogThatIsNotThereIsNotMadeByTheWay() {
        LogId other = log("other");

        assertThatThrownBy(() -> store().claim(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().read(other, LogIndex.of(0), 1, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().head(other)).isEmpty();
        assertThat(store().logs()).doesNotContain(other);
    }

    @Test
    default void refusesABatchForAnotherSizeOrEpochAndAddsNothing() {
        LogFeeder feeder = new LogFeeder(store(), log());
        LogHead head = feeder.append(5);
        List<NewEntry> entries = List.of(LogFeeder.entry(5));

        for (long size : new long[] {0, 4, 6}) {
            assertThatThrownBy(() -> store().append(Batches.at(head, size, entries)))
                    .isInstanceOfSatisfying(
                            HeadMovedException.class, e -> assertThat(e.actual()).isEqualTo(head));
        }
        LogHead never = new LogHead(log(), head.size(), head.epoch() + 1, 0);
        assertThatThrownBy(() -> store().append(Batches.at(never, entries)))
                .isInstanceOf(HeadMovedException.class);
        LogHead claimed = store().claim(log());
        assertThat(claimed.epoch()).isGreaterThan(head.epoch());
        assertThatThrownBy(() -> feeder.append(1)).isInstanceOf(HeadMovedException.class);
        LogChecks.assertWhole(store(), log(), 5);
        assertThat(store().append(Batches.at(claimed, entries)).size().value()).isEqualTo(6);
    }

    @Test
    default void epochsGrowAcrossReopening() {
        long epoch = store().create(log()).epoch();
        for (int i = 0; i < 3; i++) {
            restart();
            assertThat(store().head(log()).orElseThrow().epoch()).isEqualTo(epoch);
            LogHead claimed = store().claim(log());
            assertThat(claimed.epoch()).isGreaterThan(epoch);
            assertThat(store().head(log())).contains(claimed);
            epoch = claimed.epoch();
        }
    }

    @Test
    default void keepsTheNewestCheckpointAndRefusesASmallerOne() {
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(5);
        store().publish(log(), TreeSize.of(3), utf8("three"));
        store().publish(log(), TreeSize.of(5), utf8("five"));
        store().publish(log(), TreeSize.of(5), utf8("five again"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store().publish(log(), TreeSize.of(4), utf8("four")))
                    .isInstanceOf(IntegrityException.class);
            assertThatThrownBy(() -> store().publish(log(), TreeSize.of(6), utf8("six")))
                    .isInstanceOf(IntegrityException.class);
            assertThat(store().checkpoint(log()).orElseThrow()).isEqualTo(utf8("five again"));
            restart();
        }
    }

    @Test
    default void aCheckpointIsKeptByteByByteAndMovesNoHead() {
        LogHead head = new LogFeeder(store(), log()).append(2);
        byte[] note = new byte[20_000];
        for (int i = 0; i < note.length; i++) {
            note[i] = (byte) i;
        }
        store().publish(log(), TreeSize.of(0), new byte[] {7});
        store().publish(log(), TreeSize.of(2), note);
        restart();

        assertThat(store().checkpoint(log()).orElseThrow()).isEqualTo(note);
        assertThat(store().head(log())).contains(head);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
