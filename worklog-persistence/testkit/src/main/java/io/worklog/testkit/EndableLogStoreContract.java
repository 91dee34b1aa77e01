package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import io.worklog.spi.PrunableLogStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store that can end a log has to pass beside {@link LogStoreContract}. */
public interface EndableLogStoreContract extends LogStoreExam {
    @Override
    EndableLogStore store();

    @Test
    default void aLogThatWasEndedTakesNothingMoreAndStaysReadable() {
        LogHead head = new LogFeeder(store(), log()).append(300);
        assertThat(store().ended(log())).isEmpty();
        store().end(log(), "moved to another store");
        store().end(log(), "moved to another store");

        for (int i = 0; i < 2; i++) {
            assertThat(store().ended(log())).contains("moved to another store");
            assertThatThrownBy(() -> store().append(next(head)))
                    .isInstanceOf(LogEndedException.class);
            assertThatThrownBy(() -> store().claim(log())).isInstanceOf(LogEndedException.class);
            LogChecks.assertWhole(store(), log(), 300);
            restart();
        }
        byte[] note = "all of it".getBytes(StandardCharsets.UTF_8);
        store().publish(log(), TreeSize.of(300), note);
        assertThat(store().checkpoint(log())).hasValueSatisfying(it -> same(it, note));
    }

    @Test
    default void aLogThatWasEndedForgetsNothingMore() {
        new LogFeeder(store(), log()).append(300);
        store().end(log(), "it goes on elsewhere");

        if (store() instanceof ErasableLogStore erasable) {
            assertThatThrownBy(() -> erasable.replacePrivateSide(log(), LogIndex.of(1), null))
                    .isInstanceOf(LogEndedException.class);
        }
        if (store() instanceof PrunableLogStore prunable) {
            assertThatThrownBy(() -> prunable.prune(log(), LogIndex.of(256)))
                    .isInstanceOf(LogEndedException.class);
        }
        LogChecks.assertWhole(store(), log(), 300);
    }

    @Test
    default void aLogEndsOnceAndOthersGoOn() {
        new LogFeeder(store(), log()).append(3);
        LogFeeder other = new LogFeeder(store(), log("other"));
        store().end(log(), "here");

        assertThatThrownBy(() -> store().end(log(), "there"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().end(log("other"), "two\nlines"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().ended(log())).contains("here");
        assertThat(store().ended(log("other"))).isEmpty();
        assertThat(store().ended(log("nothing"))).isEmpty();
        assertThat(other.append(2).size()).isEqualTo(TreeSize.of(2));
    }

    private AppendBatch next(LogHead head) {
        List<NewEntry> one = List.of(LogFeeder.entry(head.size().value()));
        return new AppendBatch(log(), head.epoch(), head.size(), one, List.of());
    }

    private static void same(byte[] actual, byte[] expected) {
        assertThat(actual).isEqualTo(expected);
    }
}
