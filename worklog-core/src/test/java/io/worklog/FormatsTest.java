package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that released formats wrote are read, checked and gone on with. */
class FormatsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"file-1.zip"})
    void aFolderOfEveryReleasedFormatGoesOn(String fixture) throws IOException {
        FormatFixture.unpack(fixture, folder);
        try (Worklog log = Worklog.open(folder)) {
            assertThat(log.verify().verdict()).isInstanceOf(Verdict.Verified.class);
            assertThat(log.keys().keys()).hasSize(2);
            AuditEvent first = log.entry(LogIndex.of(0)).orElseThrow().event();
            assertThat(first.actor().name()).isEqualTo("Name 名字 0");
            assertThat(log.entry(LogIndex.of(7)).orElseThrow().event().actor().name()).isNull();
            assertThat(log.history("order", "o-300").events()).hasSize(1);
            Receipt again = FormatFixture.pay(log, 5, List.of());
            assertThat(again.index()).isEqualTo(LogIndex.of(5));
            TreeSize before = log.head().size();
            assertThat(FormatFixture.pay(log, 1_000, List.of()).index().value())
                    .isEqualTo(before.value());
            assertThat(log.verify().verdict()).isInstanceOf(Verdict.Verified.class);
        }
    }
}
