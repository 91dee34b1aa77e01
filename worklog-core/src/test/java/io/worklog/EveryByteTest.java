package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogStore;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of a stored log is changed at a time. Either the verifier does not call the log good, or
 * nothing that anybody can read has changed. {@code -Dworklog.test.flips=1} tries every byte.
 */
class EveryByteTest {
    private static final int ENTRIES = 200;
    private static final LogId LOG = LogId.of(Worklog.DEFAULT_LOG);
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    /** Bytes from one that is tried to the next. */
    private static final int STEP = Integer.getInteger("worklog.test.flips", 257);

    @TempDir Path temp;

    @Test
    void everyChangedBitIsFoundOrChangesNothing() throws IOException {
        Path folder = temp.resolve("worklog");
        KeyHistory keys = fill(folder);
        List<String> before = contents(folder);
        assertThat(before).hasSize(ENTRIES);
        Map<String, Integer> tried = new TreeMap<>();
        Map<String, Integer> harmless = new TreeMap<>();
        for (Path file : filesOf(folder.resolve("logs").resolve(LOG.value()))) {
            String name = file.getFileName().toString();
            for (long at = 0; at < Files.size(file); at += STEP) {
                flip(file, at);
                tried.merge(name, 1, Integer::sum);
                if (isGood(folder, keys)) {
                    assertThat(contents(folder)).as("%s, byte %d", file, at).isEqualTo(before);
                    harmless.merge(name, 1, Integer::sum);
                }
                flip(file, at);
            }
        }
        assertThat(isGood(folder, keys)).isTrue();
        assertThat(tried).hasSizeGreaterThan(2);
        System.out.println("changed bits tried " + tried + ", changing nothing " + harmless);
    }

    private static KeyHistory fill(Path folder) {
        try (Worklog worklog = Worklog.open(folder)) {
            for (int i = 0; i < ENTRIES; i++) {
                worklog.record(PAID)
                        .target("o-" + i)
                        .actor(Actor.user("u-" + i, "P" + i))
                        .idempotencyKey("k-" + i)
                        .commit();
            }
            worklog.seal();
            return worklog.keys();
        }
    }

    private static boolean isGood(Path folder, KeyHistory keys) {
        try (LogStore store = FileLogStore.inspect(folder)) {
            return Verifier.create(VerifyOptions.with(keys).on(1))
                    .verify(store, LOG, null, null)
                    .good();
        } catch (IntegrityException | StoreUnavailableException e) {
            return false;
        }
    }

    private static List<String> contents(Path folder) {
        List<String> all = new ArrayList<>();
        try (LogStore store = FileLogStore.inspect(folder)) {
            for (LogEntry entry : store.read(LOG, LogIndex.of(0), ENTRIES, Long.MAX_VALUE)) {
                all.add(
                        entry.index()
                                + Arrays.toString(entry.sealed())
                                + Arrays.toString(entry.privateSide()));
            }
        }
        return all;
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 1);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
