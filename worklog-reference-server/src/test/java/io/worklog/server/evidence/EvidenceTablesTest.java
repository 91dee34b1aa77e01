package io.worklog.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Engine;
import io.worklog.server.survey.StorageUse;
import io.worklog.server.testing.TestDomain;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** The tables of files say the same on every engine. */
@ExtendWith(ServersExtension.class)
class EvidenceTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123456Z");
    private static final int RACES = 10;
    private static final String SHA = "a".repeat(64);
    private static final ProjectRef PROJECT =
            ProjectRef.durable("prj_1", "acme", "bridge", "prj_1", false);
    private static final Caller ROB =
            new Caller("acme", "rob", "Rob", Caller.Via.KEY, null, Grant.everything("k"));

    private static EvidenceFile file(String id, String name) {
        return new EvidenceFile(
                id, "prj_1", SHA, 5, "text/plain", name, EvidenceState.AVAILABLE, "rob", NOW);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void filesUploadsAndLimits(Engine engine, TestServers servers) {
        try (TestDomain domain = TestDomain.open(engine, servers)) {
            files(new EvidenceRows(domain.database()));
            storage(new EvidenceStorage(domain.database()));
            uploads(new UploadRows(domain.database()));
            twoPartsForOnePlace(new UploadRows(domain.database()));
            limits(domain);
            blobs(new BlobRows(domain.database(), InstantSource.fixed(NOW)));
        }
    }

    /** Of the two files of before, one was erased. */
    private static void storage(EvidenceStorage storage) {
        assertThat(storage.storage("acme"))
                .containsExactly(new StorageUse("evidence", "prj_1", 1, 5L));
        assertThat(storage.storage("other")).isEmpty();
    }

    private static void files(EvidenceRows rows) {
        rows.add("acme", file("evd_1", "é 桥\u202E.txt"));
        rows.add("acme", file("evd_2", "b"));
        assertThat(rows.find("prj_1", "evd_1")).contains(file("evd_1", "é 桥\u202E.txt"));
        assertThat(rows.find("prj_2", "evd_1")).isEmpty();
        assertThat(rows.list("prj_1", "evd_2", DSL.noCondition(), 10)).hasSize(1);
        assertThat(rows.usedBesides(SHA, "evd_1")).isTrue();
        rows.refer("prj_1", "record", "rec_1", List.of("evd_1"));
        assertThat(rows.things("evd_1")).containsExactly("record/rec_1");
        assertThat(rows.select(EvidenceRows.orphans(NOW.plusSeconds(1)), 10))
                .extracting(row -> row.file().id())
                .containsExactly("evd_2");
        assertThat(rows.select(EvidenceRows.orphans(NOW), 10)).isEmpty();
        rows.forget("prj_1", "record", "rec_1");
        assertThat(rows.select(EvidenceRows.orphans(NOW.plusSeconds(1)), 10)).hasSize(2);
        assertThat(rows.erase("evd_2")).isTrue();
        assertThat(rows.erase("evd_2")).isFalse();
        assertThat(rows.usedBesides(SHA, "evd_1")).isFalse();
        assertThat(rows.eraseNames("acme", "rob")).isEqualTo(1);
        assertThat(rows.names("acme", "rob")).isZero();
    }

    private static void uploads(UploadRows rows) {
        Upload upload = new Upload("upl_1", "prj_1", "rob", "n", null, SHA, 0, NOW.plusSeconds(60));
        rows.add(upload, "acme", NOW);
        assertThat(rows.find(ROB, PROJECT, "upl_1")).contains(upload);
        assertThat(rows.received("upl_1", new Part(0, 10, "part_1"), NOW)).isTrue();
        assertThat(rows.received("upl_1", new Part(0, 10, "part_2"), NOW)).isFalse();
        assertThat(rows.received("upl_1", new Part(4, 10, "part_3"), NOW)).as("behind").isFalse();
        assertThat(rows.received("upl_1", new Part(20, 10, "part_4"), NOW)).as("a gap").isFalse();
        assertThat(rows.parts("upl_1")).containsExactly(new Part(0, 10, "part_1"));
        assertThat(rows.find(ROB, PROJECT, "upl_1").orElseThrow().offset()).isEqualTo(10);
        assertThat(rows.expired(NOW, 5)).containsExactly("upl_1");
        assertThat(rows.open(ROB)).isEqualTo(1);
        assertThat(rows.remove("upl_1")).isTrue();
        assertThat(rows.remove("upl_1")).isFalse();
    }

    /** Of parts that come at once for the same place one is counted in, whichever it is. */
    private static void twoPartsForOnePlace(UploadRows rows) {
        rows.add(
                new Upload("upl_2", "prj_1", "rob", "n", null, SHA, 0, NOW.plusSeconds(60)),
                "acme",
                NOW);
        for (long at = 0; at < RACES * 10L; at += 10) {
            long start = at;
            List<CompletableFuture<Boolean>> both =
                    Stream.of("a", "b")
                            .map(name -> new Part(start, 10, "part_" + start + name))
                            .map(part ->
                                    CompletableFuture.supplyAsync(
                                            () -> rows.received("upl_2", part, NOW)))
                            .toList();
            assertThat(both.stream().filter(CompletableFuture::join)).hasSize(1);
        }
        assertThat(rows.parts("upl_2")).extracting(Part::start).doesNotHaveDuplicates();
        assertThat(rows.find(ROB, PROJECT, "upl_2").orElseThrow().offset()).isEqualTo(RACES * 10L);
        assertThat(rows.remove("upl_2")).isTrue();
    }

    private static void limits(TestDomain domain) {
        EvidenceProperties properties =
                new EvidenceProperties(
                        "file:x",
                        null,
                        Path.of("u"),
                        DataSize.ofMegabytes(1),
                        List.of(),
                        List.of(),
                        null,
                        Duration.ofHours(1),
                        Duration.ofDays(1));
        LimitRows rows = new LimitRows(domain.database(), properties);
        EvidenceLimits own = new EvidenceLimits(7, List.of("image/*", "text/plain"), List.of());
        assertThat(rows.of("prj_1").version()).isZero();
        assertThat(rows.replace("prj_1", own, 0)).isTrue();
        assertThat(rows.replace("prj_1", own, 0)).isFalse();
        assertThat(rows.of("prj_1")).isEqualTo(new LimitRows.Row(own, 1));
        assertThat(rows.replace("prj_1", own, 1)).isTrue();
        assertThat(rows.replace("prj_1", own, 1)).isFalse();
    }

    private static void blobs(BlobRows rows) {
        var blob = new BlobRows.Blob(SHA, 5, "b".repeat(64), 50, "blb_1");
        assertThat(rows.add(blob)).isTrue();
        assertThat(rows.add(blob)).isFalse();
        assertThat(rows.find(SHA)).contains(blob);
        assertThat(rows.remove(blob)).isTrue();
        assertThat(rows.remove(blob)).isFalse();
    }
}
