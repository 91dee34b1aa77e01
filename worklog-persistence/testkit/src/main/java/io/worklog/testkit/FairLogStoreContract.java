package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogIndex;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.FairLogStore;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a store in which writers can wait in line has to pass beside {@link LogStoreContract}. */
public interface FairLogStoreContract extends LogStoreExam {
    @Override
    FairLogStore store();

    @Test
    default void aTurnAddsToTheLogAsItThenIs() {
        LogHead before = new LogFeeder(store(), log()).append(250);
        List<LogHead> seen = new ArrayList<>();
        LogHead after =
                store().appendInTurn(
                                log(),
                                (head, held) -> {
                                    seen.add(head);
                                    return Optional.of(feed(head, held, 20));
                                });
        assertThat(seen).containsExactly(before);
        assertThat(after).isEqualTo(store().head(log()).orElseThrow());
        assertThat(after.epoch()).isEqualTo(before.epoch());
        LogChecks.assertWhole(store(), log(), 270);
        restart();
        LogChecks.assertWhole(store(), log(), 270);
    }

    /** The next entries of a feeder, whose tree is made of what is read. */
    private AppendBatch feed(LogHead head, LogStore held, int count) {
        long size = head.size().value();
        LogChecks.assertWhole(held, log(), size);
        TreeBuilder tree = TreeBuilder.empty();
        LongStream.range(0, size).forEach(i -> tree.append(List.of(LogFeeder.entry(i).leafHash())));
        List<NewEntry> entries =
                LongStream.range(size, size + count).mapToObj(LogFeeder::entry).toList();
        return new AppendBatch(
                log(),
                head.epoch(),
                head.size(),
                entries,
                tree.append(entries.stream().map(NewEntry::leafHash).toList()));
    }

    @Test
    default void aTurnSeesTheKeysOfOthersAndAddsNothingWhereThereIsNone() {
        LogHead head = new LogFeeder(store(), log()).append(3);
        LogHead after =
                store().appendInTurn(
                                log(),
                                (at, held) -> {
                                    Set<String> keys = Set.of("key-1", "key-4711");
                                    assertThat(held.findKeys(log(), keys))
                                            .containsOnlyKeys("key-1")
                                            .containsValue(LogIndex.of(1));
                                    assertThat(held.head(log())).contains(at);
                                    return Optional.empty();
                                });
        assertThat(after).isEqualTo(head);
        LogChecks.assertWhole(store(), log(), 3);
    }

    @Test
    default void aTurnThatFailsHoldsNobodyUp() {
        LogFeeder feeder = new LogFeeder(store(), log());
        LogHead head = feeder.append(3);
        FairLogStore.Turn failing =
                (at, held) -> {
                    throw new HeadMovedException(log(), at);
                };
        assertThatThrownBy(() -> store().appendInTurn(log(), failing))
                .isInstanceOf(HeadMovedException.class);
        assertThat(store().head(log())).contains(head);
        feeder.append(2);
        LogChecks.assertWhole(store(), log(), 5);
    }

    @Test
    default void aTurnMustAddAtTheHeadItWasGiven() {
        LogHead head = new LogFeeder(store(), log()).append(3);
        AppendBatch late = Batches.at(head, 2, List.of(LogFeeder.entry(2)));
        assertThatThrownBy(() -> store().appendInTurn(log(), (at, held) -> Optional.of(late)))
                .isInstanceOf(HeadMovedException.class);
        LogChecks.assertWhole(store(), log(), 3);
    }

    @Test
    default void aTurnOnlyReads() {
        LogHead head = new LogFeeder(store(), log()).append(3);
        FairLogStore.Turn writing =
                (at, held) -> {
                    held.append(Batches.at(at, List.of(LogFeeder.entry(3))));
                    return Optional.empty();
                };
        assertThatThrownBy(() -> store().appendInTurn(log(), writing))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store().head(log())).contains(head);
    }

    @Test
    default void thereIsNoTurnInALogThatWasEndedOrIsNotThere() {
        FairLogStore.Turn never =
                (at, held) -> {
                    throw new AssertionError("asked at " + at);
                };
        assertThatThrownBy(() -> store().appendInTurn(log(), never))
                .isInstanceOf(IllegalStateException.class);
        if (store() instanceof EndableLogStore endable) {
            new LogFeeder(store(), log()).append(3);
            endable.end(log(), "here");
            assertThatThrownBy(() -> store().appendInTurn(log(), never))
                    .isInstanceOf(LogEndedException.class);
        }
    }
}
