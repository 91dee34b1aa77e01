package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.verify.Verdict;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose files were altered while nobody had them open is set apart, and the others go on. */
class QuarantineTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int EVENTS = 6;

    @TempDir Path folder;

    private WorklogBuilder builder() {
        return Worklog.builder().directory(folder).defaultLog("a");
    }

    private void recordInBoth() {
        try (Worklog worklog = builder().open()) {
            for (String name : List.of("a", "b")) {
                for (int i = 0; i < EVENTS; i++) {
                    worklog.log(name).record(PAID).target(name + "-" + i).commit();
                }
            }
        }
    }

    private void alter(String log, String from, String to) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs/" + log + "/segments"))) {
            for (Path file : files.toList()) {
                int at = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf(from);
                if (at >= 0) {
                    try (var out = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                        byte[] bytes = to.getBytes(StandardCharsets.ISO_8859_1);
                        out.position(at).write(ByteBuffer.wrap(bytes));
                    }
                    return;
                }
            }
        }
        throw new IllegalStateException(from + " is nowhere");
    }

    private static IntegrityException refused(Runnable work) {
        return catchThrowableOfType(IntegrityException.class, work::run);
    }

    @Test
    void unlessItIsWantedADamagedLogIsRefused() throws IOException {
        recordInBoth();
        alter("a", "\"id\":\"a-2\"", "\"id\":\"a-5\"");
        assertThatThrownBy(() -> builder().open()).isInstanceOf(IntegrityException.class);
        try (Worklog worklog = builder().defaultLog("b").open()) {
            assertThatThrownBy(() -> worklog.log("a")).isInstanceOf(IntegrityException.class);
        }
    }

    @Test
    void theOthersGoOnAndNothingIsAddedToIt() throws IOException {
        recordInBoth();
        alter("a", "\"id\":\"a-2\"", "\"id\":\"a-5\"");
        try (Worklog worklog = builder().quarantine().open()) {
            AuditLog damaged = worklog.log("a");
            long before = damaged.head().size().value();
            for (Runnable work :
                    List.<Runnable>of(
                            () -> damaged.record(PAID).target("x").commit(),
                            damaged::seal,
                            damaged::retention,
                            () -> damaged.rotateKey("r"),
                            () -> damaged.awaitGrowth(damaged.head().size(), Duration.ZERO),
                            () -> worklog.record(PAID).target("x").commit())) {
                assertThat(refused(work).firstBadIndex()).hasValue(2);
            }
            assertThat(damaged.head().size().value()).isEqualTo(before);
            assertThat(worklog.log("b").record(PAID).target("b-6").commit().index())
                    .isEqualTo(LogIndex.of(EVENTS));
            assertThat(worklog.log("b").verify().good()).isTrue();
            healthNamesIt(worklog);
        }
    }

    private static void healthNamesIt(Worklog worklog) {
        LogHealth sick = worklog.log("a").health();
        assertThat(sick.quarantined()).isTrue();
        assertThat(sick.healthy()).isFalse();
        assertThat(sick.problem()).contains("log a", "entry 2").doesNotContain("segments");
        assertThat(worklog.healthOfAll().stream().filter(one -> !one.healthy()))
                .extracting(LogHealth::log)
                .containsExactly(sick.log());
    }

    @Test
    void whatIsLeftIsReadAndVerifyingNamesTheEntry() throws IOException {
        recordInBoth();
        alter("a", "\"id\":\"a-2\"", "\"id\":\"a-2}");
        try (Worklog worklog = builder().quarantine().open()) {
            AuditLog log = worklog.log("a");
            for (int i : new int[] {0, 1, 3, 4, 5}) {
                RecordedEvent event = log.entry(LogIndex.of(i)).orElseThrow();
                assertThat(event.event().targets().getFirst().id()).isEqualTo("a-" + i);
            }
            assertThat(refused(() -> log.entry(LogIndex.of(2))).firstBadIndex()).hasValue(2);
            VerifyReport report = log.verify();
            assertThat(report.verdict()).isInstanceOf(Verdict.Modified.class);
            assertThat(((Verdict.Modified) report.verdict()).first()).isEqualTo(LogIndex.of(2));
            assertThat(log.checkpoint()).isPresent();
            assertThat(log.proof(LogIndex.of(4)).index()).isEqualTo(4);
            assertThat(worklog.existing("a")).containsSame(log);
        }
    }

    @Test
    void restoredItGoesOnWhereItWas() throws IOException {
        recordInBoth();
        alter("a", "\"id\":\"a-2\"", "\"id\":\"a-5\"");
        try (Worklog worklog = builder().quarantine().open()) {
            assertThat(worklog.log("a").health().quarantined()).isTrue();
        }
        alter("a", "\"id\":\"a-5\"", "\"id\":\"a-2\"");
        try (Worklog worklog = builder().quarantine().open()) {
            assertThat(worklog.record(PAID).target("a-6").commit().index())
                    .isEqualTo(LogIndex.of(EVENTS));
            assertThat(worklog.log("a").verify().good()).isTrue();
            assertThat(worklog.health().healthy()).isTrue();
        }
    }

    /** What Worklog says of all logs is in its own; and a log without a head says nothing at all. */
    @Test
    void itsOwnLogAndOneOfWhichNothingIsLeftAreRefused() throws IOException {
        recordInBoth();
        Files.writeString(folder.resolve("logs/a/head"), "nothing");
        try (Worklog worklog = builder().defaultLog("b").quarantine().open()) {
            assertThatThrownBy(() -> worklog.log("a"))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("head file");
            worklog.record(PAID).target("b-6").commit();
        }
        alter("worklog.meta", "worklog.started", "worklog.stopped");
        assertThatThrownBy(() -> builder().defaultLog("b").quarantine().open())
                .isInstanceOf(IntegrityException.class);
    }
}
