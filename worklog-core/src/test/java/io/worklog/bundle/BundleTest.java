package io.worklog.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.verify.Verdict;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir Path temp;

    private static BundleRequest request(Set<String> disclose, boolean evidence, long... entries) {
        return new BundleRequest(
                LongStream.of(entries)
                        .mapToObj(LogIndex::of)
                        .collect(Collectors.toCollection(TreeSet::new)),
                disclose,
                evidence,
                "everything about order o-3",
                "auditor",
                Instant.parse("2026-11-22T08:00:00Z"),
                "verified");
    }

    private Path bundle(SampleLog log, BundleRequest request) throws IOException {
        Path file = temp.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            log.bundles().write(request, out);
        }
        return file;
    }

    private static VerifyReport check(Path bundle, KeyHistory keys) throws IOException {
        return BundleVerifier.create().verify(bundle, keys);
    }

    @Test
    void everythingInABundleIsChecked() throws IOException {
        SampleLog log = new SampleLog(300);
        Path bundle = bundle(log, request(Set.of("*"), true, 3, 7, 299));
        VerifyReport report = check(bundle, SampleLog.KEYS);
        assertThat(report.verdict()).isEqualTo(new Verdict.Verified(TreeSize.of(300)));
        assertThat(report.entriesChecked()).isEqualTo(3);
        assertThat(report.checked()).anyMatch(line -> line.text().startsWith("1 attached files"));
        assertThat(report.notChecked()).isEmpty();
    }

    @Test
    void itsOwnKeyIsBelievedOnlyWithAWarning() throws IOException {
        Path bundle = bundle(new SampleLog(5), request(Set.of(), false, 3));
        assertThat(check(bundle, null).notChecked())
                .anyMatch(line -> line.text().contains("fingerprint"));
        KeyHistory other =
                KeyHistory.of(
                        Ed25519Keys.fromSeed(SampleLog.ORIGIN, "x".repeat(32).getBytes())
                                .verifierKey());
        assertThat(check(bundle, other).verdict()).isInstanceOf(Verdict.Unverifiable.class);
    }

    @Test
    void whatIsNotDisclosedIsNotInTheBundle() throws IOException {
        SampleLog log = new SampleLog(10);
        Path bundle = bundle(log, request(Set.of("/context/ip"), false, 3));
        for (Map.Entry<String, byte[]> file : unzip(bundle).entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            assertThat(text).as(file.getKey()).doesNotContain("Person 3");
        }
        VerifyReport report = check(bundle, SampleLog.KEYS);
        assertThat(report.good()).isTrue();
        assertThat(report.notChecked()).anyMatch(line -> line.text().contains("personal values"));
    }

    @Test
    void anErasureComesWithTheRedactionThatRecordsIt() throws IOException {
        SampleLog log = new SampleLog(300);
        log.redact(3, "/actor/name");
        log.seal();
        Path bundle = bundle(log, request(Set.of("*"), true, 3));
        VerifyReport report = check(bundle, SampleLog.KEYS);
        assertThat(report.good()).isTrue();
        assertThat(report.entriesChecked()).isEqualTo(2);
        assertThat(report.erasedFields()).isEqualTo(1);
    }

    @Test
    void everyChangedByteOfAFileIsFoundOrTheFileIsNotBelieved() throws IOException {
        SampleLog log = new SampleLog(20);
        Path good = bundle(log, request(Set.of("*"), true, 3));
        Map<String, byte[]> files = unzip(good);
        files.remove("verify.html");
        files.remove("README.txt");
        Path bad = temp.resolve("bad.zip");
        for (String name : files.keySet()) {
            for (int i = 0; i < files.get(name).length; i += 17) {
                Map<String, byte[]> changed = new LinkedHashMap<>(files);
                byte[] bytes = files.get(name).clone();
                bytes[i] ^= 1;
                changed.put(name, bytes);
                zip(changed, bad);
                VerifyReport report = check(bad, SampleLog.KEYS);
                assertThat(report.good() && !name.equals("manifest.json"))
                        .as("%s byte %d", name, i)
                        .isFalse();
            }
        }
    }

    @Test
    void everyMissingFileIsFound() throws IOException {
        Path good = bundle(new SampleLog(20), request(Set.of("*"), true, 3));
        Map<String, byte[]> files = unzip(good);
        Path bad = temp.resolve("bad.zip");
        for (String name :
                List.of("checkpoint", "manifest.json", "entries/3.json", "proofs/3.tlog-proof")) {
            Map<String, byte[]> less = new LinkedHashMap<>(files);
            assertThat(less.remove(name)).as(name).isNotNull();
            zip(less, bad);
            assertThat(check(bad, SampleLog.KEYS).good()).as(name).isFalse();
        }
    }

    @Test
    void anEntryThatWasChangedInTheStoreIsNotHandedOut() {
        SampleLog log = new SampleLog(20);
        log.damage(3);
        assertThatThrownBy(() ->
                        log.bundles()
                                .write(request(Set.of(), false, 3), new ByteArrayOutputStream()))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("entry 3");
    }

    @Test
    void anEntryThatIsNotSealedYetIsRefused() {
        SampleLog log = new SampleLog(20);
        assertThatThrownBy(() ->
                        log.bundles()
                                .write(request(Set.of(), false, 20), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 20");
    }

    @Test
    void aFileThatIsNoBundleIsUnverifiable() throws IOException {
        Path file = temp.resolve("other.zip");
        zip(Map.of("hello.txt", "hello".getBytes(StandardCharsets.UTF_8)), file);
        assertThat(check(file, null).verdict()).isInstanceOf(Verdict.Unverifiable.class);
    }

    @Test
    void aValueThatIsGoneWithoutARedactionIsAFault() {
        SampleLog log = new SampleLog(20);
        assertThat(verify(log).good()).isTrue();
        log.dropPrivateSide(3);
        assertThat(verify(log).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Missing.class,
                        missing -> assertThat(missing.first()).isEqualTo(LogIndex.of(3)));
    }

    @Test
    void aValueThatIsStillThereThoughARedactionSaysOtherwiseIsAFault() {
        SampleLog log = new SampleLog(20);
        log.recordRedaction(3, "/actor/name");
        log.seal();
        assertThat(verify(log).good()).isFalse();
        log.redact(3, "/actor/name");
        log.seal();
        VerifyReport report = verify(log);
        assertThat(report.good()).isTrue();
        assertThat(report.erasedFields()).isEqualTo(1);
    }

    @Test
    void evidenceThatIsGoneOrChangedIsAFault() throws IOException {
        SampleLog log = new SampleLog(20);
        log.evidence.bytes.put(SampleLog.EVIDENCE, "changed".getBytes());
        assertThat(verify(log).verdict()).isInstanceOf(Verdict.Modified.class);
        log.evidence.delete(SampleLog.EVIDENCE);
        assertThat(verify(log).verdict()).isInstanceOf(Verdict.Missing.class);
    }

    private static VerifyReport verify(SampleLog log) {
        return Verifier.create(VerifyOptions.with(SampleLog.KEYS))
                .verify(log.store, SampleLog.LOG, log.evidence, null);
    }

    private static Map<String, byte[]> unzip(Path file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static void zip(Map<String, byte[]> files, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new ArrayList<>(files.keySet())) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(files.get(name));
                zip.closeEntry();
            }
        }
    }
}
