package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is durable, what damage looks like, and who may have the folder open. */
class LuceneEventIndexFoldersTest {
    private static final LogId LOG = LogId.of("orders");
    private static final LuceneIndexOptions OPTIONS = LuceneIndexOptions.defaults();
    private static final int EVENTS = 300;

    private final OrdinaryEvents source = new OrdinaryEvents(2);

    @TempDir Path root;
    private Path folder = Path.of("set before each test");

    @BeforeEach
    void fillIndex() {
        folder = root.resolve("index");
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            assertThat(index.start()).isEqualTo(IndexStart.EMPTY);
            index.add(LOG, source.batch(0, EVENTS));
        }
    }

    @Test
    void keepsWhatWasFedAndSaysHowFar() {
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            assertThat(index.start()).isEqualTo(IndexStart.EXISTING);
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(EVENTS));
            assertThat(index.indexedTo(LogId.of("other"))).isEqualTo(TreeSize.of(0));
            assertThat(total(index)).isEqualTo(EVENTS);
        }
    }

    @Test
    void whatWasNotFlushedBeforeACrashIsFedAgainAndNotDoubled() throws IOException {
        Path copy = root.resolve("after-crash");
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            index.add(LOG, source.batch(EVENTS, 50));
            index.flush();
            index.add(LOG, source.batch(EVENTS + 50, 70));
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(EVENTS + 50));
            copyFolder(copy);
        }
        try (LuceneEventIndex index = LuceneEventIndex.open(copy, OPTIONS)) {
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(EVENTS + 50));
            index.add(LOG, source.batch(EVENTS, 120));
            index.flush();
            assertThat(total(index)).isEqualTo(EVENTS + 120);
            assertThat(index.entries(LOG)).isEqualTo(EVENTS + 120);
        }
    }

    @Test
    void becomesDurableByItselfAfterTheGivenNumberOfEntries() {
        LuceneIndexOptions options = OPTIONS.withCommitEvery(40);
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, options)) {
            index.add(LOG, source.batch(EVENTS, 39));
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(EVENTS));
            index.add(LOG, source.batch(EVENTS + 39, 1));
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(EVENTS + 40));
        }
    }

    @Test
    void everyDamagedFileIsReportedAndNeverAnsweredFrom() throws IOException {
        for (Path file : indexFiles()) {
            byte[] whole = Files.readAllBytes(file);
            int step = Math.max(1, whole.length / 25);
            for (int at = 0; at < whole.length; at += step) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x10;
                Files.write(file, damaged);
                assertDamageIsReported(file + " at " + at);
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertDamageIsReported(file + " cut in half");
            Files.delete(file);
            assertDamageIsReported(file + " missing");
            Files.write(file, whole);
        }
        keepsWhatWasFedAndSaysHowFar();
    }

    @Test
    void aDamagedIndexIsEmptiedWhereThatIsWantedAndFedAgain() throws IOException {
        for (Path file : indexFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        try (LuceneEventIndex index =
                LuceneEventIndex.open(folder, OPTIONS.withRebuildOnDamage(true))) {
            assertThat(index.start()).isEqualTo(IndexStart.EMPTIED);
            assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(0));
            assertThat(total(index)).isZero();
            index.add(LOG, source.batch(0, EVENTS));
        }
        keepsWhatWasFedAndSaysHowFar();
    }

    @Test
    void aFileThatIsNotOursIsNotEmptiedAway() throws IOException {
        Path file = root.resolve("file");
        Files.writeString(file, "not an index");
        assertThatThrownBy(() -> LuceneEventIndex.open(file, OPTIONS.withRebuildOnDamage(true)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(file).hasContent("not an index");
    }

    @Test
    void aSecondOpenIsRefusedAndHarmsNothing() {
        try (LuceneEventIndex first = LuceneEventIndex.open(folder, OPTIONS)) {
            assertThatThrownBy(
                            () -> LuceneEventIndex.open(folder, OPTIONS.withRebuildOnDamage(true)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use by another");
            assertThat(total(first)).isEqualTo(EVENTS);
        }
        keepsWhatWasFedAndSaysHowFar();
    }

    @Test
    void aSecondProcessIsRefused() throws Exception {
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            Process other =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OpenInAnotherProcess.class.getName(),
                                    folder.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(other.getInputStream().readAllBytes());
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("StoreUnavailableException", "in use by another process");
            assertThat(other.exitValue()).isEqualTo(OpenInAnotherProcess.REFUSED);
            assertThat(total(index)).isEqualTo(EVENTS);
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS);
        index.close();
        assertThatThrownBy(() -> total(index))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> index.add(LOG, source.batch(EVENTS, 1)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closesItsThreads() {
        List<String> left =
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("worklog-index-"))
                        .toList();
        assertThat(left).isEmpty();
    }

    private void assertDamageIsReported(String damage) {
        assertThatThrownBy(() -> LuceneEventIndex.open(folder, OPTIONS).close())
                .as(damage)
                .isInstanceOf(IndexDamagedException.class)
                .hasMessageContaining("rebuildOnDamage");
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    private void copyFolder(Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file)));
            }
        }
    }

    private static long total(LuceneEventIndex index) {
        EventHits hits = index.find(EventQuery.of(LOG).build(), PageRequest.newest(10));
        return hits.total().value();
    }

    /** Tries to open an index that somebody else has open. */
    static final class OpenInAnotherProcess {
        static final int REFUSED = 69;

        private OpenInAnotherProcess() {}

        public static void main(String[] args) {
            try (LuceneEventIndex index = LuceneEventIndex.open(Path.of(args[0]), OPTIONS)) {
                System.out.println("opened: " + index.start());
            } catch (StoreUnavailableException e) {
                System.out.println(e);
                Runtime.getRuntime().exit(REFUSED);
            }
        }
    }
}
