package io.worklog.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is filled once, and whether the questions that are measured have answers in it. */
class GrownLogTest {
    private static final int ENTRIES = 2_100;
    private static final String FOLDER = "bench.dir";

    @TempDir private Path folder;
    private String before = "";

    @BeforeEach
    void inAFolderOfItsOwn() {
        before = System.getProperty(FOLDER, "");
        System.setProperty(FOLDER, folder.toString());
    }

    @AfterEach
    void asBefore() {
        if (before.isEmpty()) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }

    @Test
    void rareWordsDaysAndStatesAreFoundAndTheLogIsFilledOnce() {
        try (GrownLog grown = GrownLog.filled(ENTRIES)) {
            assertThat(hits(grown, "chargeback disputed")).isEqualTo(3);
            assertThat(hits(grown, "客户要求退款")).isEqualTo(2);
            assertThat(hits(grown, "已发货 eu")).isEqualTo(ENTRIES);
            Instant at = SampleEvents.dailyTime(ENTRIES);
            assertThat(grown.log().stateAsOf("order", "o-7", at).values()).isNotEmpty();
            assertThat(grown.log().history("order", "o-7").events()).hasSize(1);
        }
        try (GrownLog again = GrownLog.filled(ENTRIES)) {
            assertThat(again.log().head().size().value()).isEqualTo(ENTRIES);
        }
    }

    @Test
    void aLogThatOutgrewItsSizeIsMadeAnew() {
        try (GrownLog grown = GrownLog.filled(100)) {
            for (int i = 0; i < 26; i++) {
                assertThat(grown.isLargerThan(100)).isFalse();
                grown.log().append(SampleEvents.daily(i));
            }
            assertThat(grown.isLargerThan(100)).isTrue();
        }
        try (GrownLog anew = GrownLog.filled(100)) {
            assertThat(anew.log().head().size().value()).isEqualTo(100);
        }
    }

    private static long hits(GrownLog grown, String words) {
        EventQuery query = EventQuery.of(GrownLog.ID).text(words).build();
        return grown.index().find(query, PageRequest.newest(50)).total().value();
    }
}
