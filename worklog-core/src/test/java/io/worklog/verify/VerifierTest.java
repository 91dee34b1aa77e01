package io.worklog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.bundle.TileFolder;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.independent.IndependentLogReader;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.TileId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private static final Path PUBLISHED =
            Path.of("src/test/resources/vectors/tlog-tiles-log/testdata/log");
    private static final String VKEY =
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    @TempDir Path temp;

    private static VerifyReport verify(LogSource source, KeyHistory keys) {
        return Verifier.create(VerifyOptions.with(keys)).verify(source);
    }

    @Test
    void acceptsALogOfAnotherMake() {
        VerifyReport report =
                verify(LogSources.folder(PUBLISHED), KeyHistory.of(VerifierKey.parse(VKEY)));
        assertThat(report.verdict()).isEqualTo(new Verdict.Verified(TreeSize.of(15)));
        assertThat(report.entriesChecked()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 66_000})
    void acceptsEverySize(int size) {
        assertThat(new ArrayLog(size).verify().verdict())
                .isEqualTo(new Verdict.Verified(TreeSize.of(size)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 511, 512, 65_535, 65_536, 65_999})
    void namesTheChangedEntry(int index) {
        ArrayLog log = new ArrayLog(66_000);
        log.entries.set(index, "changed".getBytes());
        assertThat(log.verify().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Modified.class,
                        verdict -> assertThat(verdict.first()).isEqualTo(LogIndex.of(index)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300, 65_700})
    void namesTheFirstOfSeveralChangedEntries(int index) {
        ArrayLog log = new ArrayLog(66_000);
        log.entries.set(index, "changed".getBytes());
        log.entries.set(65_900, "changed too".getBytes());
        assertThat(log.verify().faults().get(0).index()).isEqualTo(LogIndex.of(index));
        assertThat(log.verify().faults()).hasSize(2);
    }

    @Test
    void everyChangedTileIsFoundAndTheEntriesAreNotBlamed() {
        ArrayLog log = new ArrayLog(66_000);
        List<Map.Entry<TileId, byte[]>> some =
                log.tiles.entrySet().stream()
                        .filter(t -> t.getKey().level() > 0 || t.getKey().index() % 50 == 7)
                        .toList();
        assertThat(some).hasSizeGreaterThan(7);
        for (Map.Entry<TileId, byte[]> tile : some) {
            tile.getValue()[5] ^= 1;
            VerifyReport report = log.verify();
            assertThat(report.good()).as("%s", tile.getKey()).isFalse();
            assertThat(report.faults()).allMatch(fault -> fault.kind() == Fault.Kind.DERIVED);
            tile.getValue()[5] ^= 1;
        }
        assertThat(log.verify().good()).isTrue();
    }

    @Test
    void aChangedEntryWithAChangedTileIsStillFound() {
        ArrayLog log = new ArrayLog(66_000);
        log.entries.set(700, "changed".getBytes());
        log.tiles.get(TileId.full(0, 2))[(700 - 512) * 32] ^= 1;
        assertThat(log.verify().faults().get(0).kind()).isEqualTo(Fault.Kind.MODIFIED);
        assertThat(log.verify().faults().get(0).index()).isEqualTo(LogIndex.of(700));
    }

    @Test
    void anotherKeyOrNoKeyIsUnverifiable() {
        ArrayLog log = new ArrayLog(3);
        var other =
                Ed25519Keys.fromSeed(
                        "example.org/array",
                        new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                            21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32
                        });
        assertThat(verify(log, KeyHistory.of(other.verifierKey())).verdict())
                .isInstanceOf(Verdict.Unverifiable.class);
        assertThat(Verifier.create(VerifyOptions.with(null)).verify(log).verdict())
                .isInstanceOf(Verdict.Unverifiable.class);
    }

    @Test
    void everyChangedByteOfTheCheckpointIsFound() {
        ArrayLog log = new ArrayLog(3);
        for (int i = 0; i < log.checkpoint.length; i++) {
            log.checkpoint[i] ^= 1;
            assertThat(log.verify().good()).as("byte %d", i).isFalse();
            log.checkpoint[i] ^= 1;
        }
    }

    @Test
    void aRememberedCheckpointMustStillBeAPrefix() {
        ArrayLog log = new ArrayLog(300);
        byte[] then = log.checkpoint;
        log.grow(500);
        VerifyOptions options = VerifyOptions.with(ArrayLog.KEYS).remembering(List.of(then));
        assertThat(Verifier.create(options).verify(log).good()).isTrue();

        ArrayLog cut = new ArrayLog(200);
        assertThat(Verifier.create(options).verify(cut).verdict())
                .isInstanceOf(Verdict.Missing.class);

        ArrayLog other = new ArrayLog(300);
        Checkpoint forged =
                new Checkpoint("example.org/array", TreeSize.of(300), new ArrayLog(5).root());
        byte[] note = SignedNote.sign(forged.text(), ArrayLog.SIGNER).bytes();
        assertThat(
                        Verifier.create(
                                        VerifyOptions.with(ArrayLog.KEYS)
                                                .remembering(List.of(note)))
                                .verify(other)
                                .verdict())
                .isInstanceOf(Verdict.Modified.class);
    }

    @Test
    void sinceACheckpointOnlyNewerEntriesAreHashed() {
        ArrayLog log = new ArrayLog(1_000);
        VerifyOptions options = VerifyOptions.with(ArrayLog.KEYS).since(TreeSize.of(700));
        VerifyReport report = Verifier.create(options).verify(log);
        assertThat(report.good()).isTrue();
        assertThat(report.entriesChecked()).isEqualTo(300);
        assertThat(report.notChecked()).hasSize(1);
        log.entries.set(701, "changed".getBytes());
        assertThat(Verifier.create(options).verify(log).faults().get(0).index())
                .isEqualTo(LogIndex.of(701));
    }

    @Test
    void anExportedFolderIsReadByTheIndependentReader() throws Exception {
        ArrayLog log = new ArrayLog(66_000);
        assertThat(TileFolder.write(log, temp, (done, all) -> {})).isEqualTo(66_000);
        String vkey = ArrayLog.SIGNER.verifierKey().toString();
        assertThat(new IndependentLogReader(temp, vkey).read().entries()).hasSize(66_000);
        assertThat(verify(LogSources.folder(temp), ArrayLog.KEYS).good()).isTrue();

        log.grow(300);
        TileFolder.write(log, temp, (done, all) -> {});
        assertThat(new IndependentLogReader(temp, vkey).read().size()).isEqualTo(66_300);
    }

    @Test
    void everyMissingFileOfAFolderIsFound() throws Exception {
        TileFolder.write(new ArrayLog(600), temp, (done, all) -> {});
        List<Path> files;
        try (Stream<Path> walk = Files.walk(temp)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
        }
        assertThat(files).hasSize(8);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(verify(LogSources.folder(temp), ArrayLog.KEYS).good())
                    .as("%s", file)
                    .isFalse();
            Files.write(file, bytes);
        }
        assertThat(verify(LogSources.folder(temp), ArrayLog.KEYS).good()).isTrue();
    }
}
