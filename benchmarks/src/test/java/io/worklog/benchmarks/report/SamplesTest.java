package io.worklog.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.benchmarks.report.Profile.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From samples of stacks to shares. */
class SamplesTest {
    private static final List<String> HASHING =
            List.of(
                    "sun.security.provider.SHA2.implCompress0",
                    "io.worklog.benchmarks.VerifyBenchmark.hash",
                    "io.worklog.merkle.Rfc6962.leaf",
                    "io.worklog.verify.Walk.next");

    @TempDir private Path folder;

    @Test
    void eachSampleCountsOnceForItsThreadItsTopAndTheNearestMethodOfTheLibrary() {
        Samples samples = new Samples();
        samples.add("worklog-batch-3", HASHING);
        samples.add("worklog-batch-12", HASHING);
        samples.add("a.B.callers64-jmh-worker-7", List.of("java.util.HashMap.put"));
        samples.add("", List.of("io.worklog.codec.Sealer$$Lambda.0x000073f1.apply"));
        samples.add("worklog-batch-3", List.of());
        Profile profile = samples.profile("x");
        assertThat(profile.samples()).isEqualTo(4);
        assertThat(profile.threads())
                .containsExactly(
                        new Share("worklog-batch-#", 2),
                        new Share("callers", 1),
                        new Share("virtual threads", 1));
        assertThat(profile.own())
                .containsExactly(
                        new Share("io.worklog.merkle.Rfc6962.leaf", 2),
                        new Share("io.worklog.codec.Sealer$$Lambda.apply", 1));
        assertThat(profile.methods())
                .startsWith(new Share("sun.security.provider.SHA2.implCompress0", 2));
    }

    @Test
    void onlyTheMostFrequentAreKept() {
        Samples samples = new Samples();
        for (int method = 0; method < 40; method++) {
            for (int times = 0; times <= method; times++) {
                samples.add("t", List.of("a.B.m" + method));
            }
        }
        assertThat(samples.profile("x").methods()).hasSize(12).startsWith(new Share("a.B.m39", 40));
    }

    @Test
    @Timeout(60)
    void aRecordingGivesAProfileNamedAfterItsFolder() throws IOException {
        Path recordings = folder.resolve("recordings");
        record(recordings.resolve("io.worklog.benchmarks.XBenchmark.spin-Throughput"));
        List<Path> written = Profiles.write(recordings, folder);
        assertThat(written)
                .containsExactly(folder.resolve("profile-XBenchmark.spin-Throughput.json"));
        Profile profile = Profiles.of(folder).get(0);
        assertThat(profile.benchmark()).isEqualTo("XBenchmark.spin");
        assertThat(profile.threads()).anyMatch(share -> share.what().equals("spinning-#"));
        assertThat(profile.methods()).anyMatch(SamplesTest::isSpinning);
        assertThat(profile.own()).noneMatch(SamplesTest::isSpinning);
    }

    /** Records a thread that works until it was sampled, however long a busy machine takes. */
    private static void record(Path into) throws IOException {
        Files.createDirectories(into);
        Path file = into.resolve("profile.jfr");
        Thread spinning = Thread.ofPlatform().daemon().name("spinning-1").start(SamplesTest::spin);
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            do {
                recording.dump(file);
            } while (Samples.read("x", file).methods().stream().noneMatch(SamplesTest::isSpinning));
        } finally {
            spinning.interrupt();
        }
    }

    private static boolean isSpinning(Share share) {
        return share.what().equals(SamplesTest.class.getName() + ".spin");
    }

    private static void spin() {
        double sum = 1;
        while (!Thread.currentThread().isInterrupted() && sum > 0) {
            for (int i = 0; i < 1_000; i++) {
                sum = sum * 1.000001 + i;
            }
            sum = Math.sqrt(sum);
        }
    }
}
