package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.EventIndex;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worklog that is taken and looked at, and opened by whoever asks it first. */
class LateOpeningTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir private Path folder;

    private WorklogBuilder builder() {
        return Worklog.builder().directory(folder);
    }

    private List<String> started() {
        try (Worklog worklog = Worklog.open(folder);
                Stream<RecordedEvent> events =
                        worklog.log(LogId.META.value()).read(LogIndex.of(0))) {
            return events.map(event -> event.event().type().name())
                    .filter(WorklogTypes.STARTED.name()::equals)
                    .toList();
        }
    }

    private long files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aNewFolderIsTakenAndNothingIsWritten() throws IOException {
        try (Worklog late = builder().openLater()) {
            assertThatThrownBy(() -> Worklog.open(folder))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is in use by");
            assertThat(late.id()).isEqualTo(LogId.of(Worklog.DEFAULT_LOG));
            assertThat(files("logs")).isZero();
        }
    }

    @Test
    void theFirstEventOpensIt() {
        try (Worklog late = builder().openLater()) {
            assertThat(late.record(PAID).target("1").commit().index()).isEqualTo(LogIndex.of(0));
            assertThat(late.logs()).hasSize(2);
            assertThat(late.verify().good()).isTrue();
        }
        assertThat(started()).hasSize(2);
    }

    @Test
    void manyWhoAskFirstOpenItOnce() throws Exception {
        int callers = 16;
        CountDownLatch ready = new CountDownLatch(callers);
        try (Worklog late = builder().openLater();
                ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Receipt>> receipts = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String id = Integer.toString(caller);
                receipts.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return late.record(PAID).target(id).commit();
                        }));
            }
            for (Future<Receipt> receipt : receipts) {
                assertThat(receipt.get().index()).isNotNull();
            }
            assertThat(late.head().size().value()).isEqualTo(callers);
        }
        assertThat(started()).hasSize(2);
    }

    @Test
    void closedUnaskedItLeavesNothing() throws IOException {
        builder().openLater().close();
        assertThat(files("logs")).isZero();
        Worklog.open(folder).close();
        builder().openLater().close();
        assertThat(started()).hasSize(2);
    }

    @Test
    void closedItOpensNoMore() {
        Worklog late = builder().openLater();
        late.close();
        late.close();
        assertThatThrownBy(late::logs)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the worklog is closed");
    }

    @Test
    void aDamagedLogIsFoundAtOnce() throws IOException {
        try (Worklog worklog = Worklog.open(folder)) {
            worklog.record(PAID).target("1").commit();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
            Path segment =
                    files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains(Worklog.DEFAULT_LOG))
                            .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                            .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }
        assertThatThrownBy(() -> builder().openLater()).isInstanceOf(IntegrityException.class);
    }

    @Test
    void logsThatAreGoneAreMissedAtOnce() throws IOException {
        Worklog.open(folder).close();
        try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> builder().openLater())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("has a key and no entries");
    }

    @Test
    void wrongSettingsAreFoundAtOnce() {
        assertThatThrownBy(() -> builder().defaultLog("no such name!").openLater())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFailsThenIsToldAndTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        WorklogBuilder builder =
                builder()
                        .index(() -> {
                            if (tries.incrementAndGet() <= 2) {
                                throw new StoreUnavailableException("planted");
                            }
                            return idle();
                        });
        try (Worklog late = builder.openLater()) {
            assertThat(tries).hasValue(0);
            for (int call = 1; call <= 2; call++) {
                assertThatThrownBy(late::logs)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessage("planted");
                assertThat(tries).hasValue(call);
            }
            assertThat(late.record(PAID).target("1").commit().index()).isEqualTo(LogIndex.of(0));
        }
        assertThat(started()).hasSize(2);
    }

    /** An index that finds nothing; what it is asked for is not what is tried here. */
    private static EventIndex idle() {
        return (EventIndex)
                Proxy.newProxyInstance(
                        EventIndex.class.getClassLoader(),
                        new Class<?>[] {EventIndex.class},
                        (index, method, arguments) ->
                                method.getName().equals("indexedTo") ? TreeSize.of(0) : null);
    }
}
