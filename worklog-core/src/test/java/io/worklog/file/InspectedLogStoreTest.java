package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.retention.RedactionScope;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is looked at and never touched, whole, damaged or in use. */
class InspectedLogStoreTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int ENTRIES = 300;

    @TempDir Path folder;

    @BeforeEach
    void aLogWithAFullTileAndAPartialOne() {
        try (Worklog worklog = Worklog.open(folder)) {
            for (int i = 0; i < ENTRIES; i++) {
                worklog.record(PAID).target("order number " + i).commitAsync();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255, 256, 257, 299})
    void theEntryThatWasChangedIsNamed(int index) throws Exception {
        change("\"order number " + index + "\"");
        VerifyReport report = verify();
        assertThat(report.good()).isFalse();
        assertThat(report.faults()).hasSize(1);
        assertThat(report.faults().get(0).index()).isEqualTo(LogIndex.of(index));
    }

    @Test
    void lookingChangesNoByteAndNeedsNoLock() throws Exception {
        Map<String, String> before = contents();
        try (Worklog busy = Worklog.builder().directory(folder).readOnly().open()) {
            assertThat(busy.logs()).contains(LOG);
            assertThat(verify().good()).isTrue();
        }
        assertThat(verify().size()).isEqualTo(TreeSize.of(ENTRIES));
        assertThat(contents()).containsAllEntriesOf(before);
    }

    @Test
    void aReaderFollowsTheProcessThatWrites() {
        try (Worklog writing = Worklog.open(folder);
                Worklog reading = Worklog.builder().directory(folder).readOnly().open()) {
            writing.record(PAID).target("later").commit();
            writing.seal();
            assertThat(reading.head().size()).isEqualTo(TreeSize.of(ENTRIES + 1));
            assertThat(reading.entry(LogIndex.of(ENTRIES))).isPresent();
            assertThat(reading.verify().size()).isEqualTo(TreeSize.of(ENTRIES + 1));
            assertThat(reading.verify().good()).isTrue();
        }
    }

    @Test
    void whatIsErasedMeanwhileIsGoneForAReaderToo() {
        try (Worklog writing = Worklog.open(folder);
                Worklog reading = Worklog.builder().directory(folder).readOnly().open()) {
            Receipt receipt =
                    writing.record(PAID).target("o").actor(Actor.user("u", "Alice")).commit();
            writing.seal();
            assertThat(reading.entry(receipt.index()).orElseThrow().event().actor().name())
                    .isEqualTo("Alice");
            writing.retention()
                    .redact(new RedactionScope.OfActor("u"), "GDPR 17", Actor.user("officer"));
            assertThat(reading.entry(receipt.index()).orElseThrow().event().actor().name())
                    .isNotEqualTo("Alice");
            writing.seal();
            assertThat(reading.verify().good()).isTrue();
        }
    }

    @Test
    void anEndedLogIsSeenAsEnded() {
        try (FileLogStore store = FileLogStore.open(folder, FileLogOptions.defaults());
                LogStore seen = FileLogStore.inspect(folder)) {
            EndableLogStore inspected = (EndableLogStore) seen;
            assertThat(inspected.ended(LOG)).isEmpty();
            store.end(LOG, "moved");
            assertThat(inspected.ended(LOG)).contains("moved");
            assertThatThrownBy(() -> inspected.end(LOG, "again"))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void everyChangeIsRefused() {
        try (LogStore store = FileLogStore.inspect(folder)) {
            assertThat(store.logs()).contains(LOG, LogId.META);
            assertThatThrownBy(() -> store.claim(LOG))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.create(LogId.of("new")))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.publish(LOG, TreeSize.of(1), new byte[1]))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.findKey(LOG, "k"))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(store.head(LogId.of("nosuch"))).isEmpty();
        }
    }

    private VerifyReport verify() {
        FileSigningKeys keys = FileSigningKeys.open(folder, new SecureRandom());
        try (LogStore store = FileLogStore.inspect(folder)) {
            return Verifier.create(VerifyOptions.with(keys.history(LOG)))
                    .verify(store, LOG, null, null);
        }
    }

    private void change(String text) throws IOException {
        Path segment = folder.resolve("logs/default/segments/00000000000000000000.seg");
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Files.readAllBytes(segment);
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'O'}), at + 1);
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)) + "");
            }
        }
        return contents;
    }
}
