package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogIndex;
import io.worklog.spi.ErasableLogStore;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a store that can forget private sides has to pass beside {@link LogStoreContract}. */
public interface ErasableLogStoreContract extends LogStoreExam {
    @Override
    ErasableLogStore store();

    @Test
    default void forgetsAPrivateSideForGood() {
        new LogFeeder(store(), log()).append(10);
        store().replacePrivateSide(log(), LogIndex.of(4), utf8("what stays"));
        store().replacePrivateSide(log(), LogIndex.of(7), utf8("soon gone"));
        store().replacePrivateSide(log(), LogIndex.of(7), null);
        store().replacePrivateSide(log(), LogIndex.of(7), null);
        assertThatThrownBy(() -> store().replacePrivateSide(log(), LogIndex.of(10), null))
                .isInstanceOf(IllegalArgumentException.class);

        for (int i = 0; i < 2; i++) {
            assertThat(LogChecks.entry(store(), log(), 1).privateSide())
                    .isEqualTo(LogFeeder.side(1));
            assertThat(LogChecks.entry(store(), log(), 4).privateSide())
                    .isEqualTo(utf8("what stays"));
            assertThat(LogChecks.entry(store(), log(), 7).privateSide()).isNull();
            assertThat(LogChecks.entry(store(), log(), 7).sealed()).isEqualTo(LogFeeder.sealed(7));
            restart();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
