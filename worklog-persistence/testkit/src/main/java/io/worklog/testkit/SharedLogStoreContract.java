package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogStore;
import org.junit.jupiter.api.Test;

/**
 * What a store that several processes have open at once has to pass beside {@link
 * LogStoreContract}. A database is one; a folder that one process locks is not.
 */
public interface SharedLogStoreContract extends LogStoreExam {
    /**
     * Opens a further store on the place of {@link #store()}, with connections of its own, as
     * another process would. The test closes it.
     */
    LogStore another();

    @Test
    default void aClaimThroughOneStoreFencesTheWritersOfAnother() {
        LogFeeder first = new LogFeeder(store(), log());
        first.append(3);
        try (LogStore other = another()) {
            LogFeeder second = new LogFeeder(other, log());
            assertThatThrownBy(() -> first.append(1))
                    .isInstanceOfSatisfying(
                            HeadMovedException.class,
                            e -> assertThat(e.actual()).isEqualTo(second.head()));
            second.append(2);
            LogChecks.assertWhole(other, log(), 5);
        }
        LogChecks.assertWhole(store(), log(), 5);
    }
}
