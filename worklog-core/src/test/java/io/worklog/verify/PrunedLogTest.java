package io.worklog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.WorklogTypes;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.verify.Remark.Key;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** First entries that are gone are gone by right only where the log itself says so. */
class PrunedLogTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final int SIZE = 700;

    private final ArrayLog log = new ArrayLog(SIZE);

    private void says(String minIndex) {
        AuditEvent event =
                AuditEvent.builder(WorklogTypes.PRUNED.ref())
                        .id(new UUID(7, 7))
                        .recordedAt(AT)
                        .provenance(new Provenance("test", "test", 0))
                        .actor(Actor.user("olav"))
                        .target("log", "array")
                        .reason("kept for a year")
                        .metadata("minIndex", minIndex)
                        .build();
        log.add(new EventCodec(new Random(1)).encode(event, FieldPolicy.defaults()).sealed());
        log.grow(20);
    }

    private VerifyReport since(long from) {
        VerifyOptions options = VerifyOptions.with(ArrayLog.KEYS).since(TreeSize.of(from));
        return Verifier.create(options).verify(log);
    }

    private static boolean has(java.util.List<Remark> remarks, Key key) {
        return remarks.stream().anyMatch(remark -> remark.key() == key);
    }

    @Test
    void whatARecordedPruningDroppedIsNamedAndTheRestIsChecked() {
        says("300");
        log.minIndex = 300;
        VerifyReport report = log.verify();
        assertThat(report.good()).as("%s", report).isTrue();
        assertThat(report.prunedBelow()).isEqualTo(300);
        assertThat(report.pruning())
                .isEqualTo(new Pruning(LogIndex.of(300), LogIndex.of(SIZE), AT, "kept for a year"));
        assertThat(report.entriesChecked()).isEqualTo(SIZE + 21 - 300);
        assertThat(has(report.checked(), Key.PRUNED_BY)).isTrue();
        assertThat(has(report.notChecked(), Key.PRUNED_BELOW)).isTrue();
    }

    @Test
    void theLargestPruningCounts() {
        says("300");
        says("256");
        log.minIndex = 300;
        assertThat(log.verify().pruning().by()).isEqualTo(LogIndex.of(SIZE));
    }

    @Test
    void whoeverLeavesEntriesOutIsNotBelieved() {
        log.minIndex = 300;
        assertThat(log.verify().verdict()).isInstanceOf(Verdict.Missing.class);
        says("256");
        VerifyReport more = log.verify();
        assertThat(more.faults()).extracting(Fault::index).containsExactly(LogIndex.of(256));
        assertThat(more.good()).isFalse();
        log.minIndex = 10_000;
        assertThat(log.verify().good()).as("a claim beyond the end").isFalse();
    }

    @Test
    void wordsOfAnEntryThatIsNoEventOfOursDropNothing() {
        log.add("{\"type\":\"worklog.pruned\"}".getBytes(StandardCharsets.UTF_8));
        says("many");
        log.minIndex = 300;
        assertThat(log.verify().good()).isFalse();
    }

    @Test
    void anEntryThatIsLeftIsStillHeldToItsHash() {
        says("300");
        log.minIndex = 300;
        log.entries.set(301, new byte[] {1});
        assertThat(log.verify().verdict())
                .isEqualTo(new Verdict.Modified(LogIndex.of(301), "entry 301 is not as sealed"));
    }

    @Test
    void sinceLaterThanThePruningItsGroundIsNotJudged() {
        says("300");
        log.minIndex = 300;
        VerifyReport report = since(SIZE + 5);
        assertThat(report.good()).isTrue();
        assertThat(report.pruning()).isNull();
        assertThat(has(report.notChecked(), Key.PRUNING_UNSEEN)).isTrue();
    }
}
