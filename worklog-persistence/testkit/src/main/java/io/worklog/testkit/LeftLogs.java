package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole logs back, whoever wrote them, and finds whatever does not fit together. */
final class LeftLogs {
    private static final int TILE = 256;

    /** Of a long log so many keys are looked up. */
    private static final int KEYS = 128;

    private static final byte[] SIGNED = "\n\n\u2014 ".getBytes(StandardCharsets.UTF_8);

    private final LogStore store;
    private final SigningKeys keys;

    LeftLogs(LogStore store, SigningKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Checks all logs whose names begin so. */
    void check(String prefix) {
        for (LogId log : store.logs()) {
            if (log.value().startsWith(prefix)) {
                check(log);
            }
        }
    }

    void check(LogId log) {
        LogHead head = store.head(log).orElseThrow();
        assertThat(head.log()).isEqualTo(log);
        assertThat(head.minIndex()).isBetween(0L, head.size().value());
        List<LogEntry> entries = entries(head);
        checkTiles(head, entries);
        checkKeys(log, entries);
        byte[] note = store.checkpoint(log).orElse(null);
        if (note != null && isSigned(note)) {
            verify(log, note);
        }
    }

    private List<LogEntry> entries(LogHead head) {
        List<LogEntry> entries = new ArrayList<>();
        long next = head.minIndex();
        while (next < head.size().value()) {
            LogIndex from = LogIndex.of(next);
            List<LogEntry> page = store.read(head.log(), from, 1_000, Long.MAX_VALUE);
            assertThat(page).as("entries of log %s from %d", head.log(), next).isNotEmpty();
            for (LogEntry entry : page) {
                assertThat(entry.index()).isEqualTo(LogIndex.of(next++));
            }
            entries.addAll(page);
        }
        assertThat(next).isEqualTo(head.size().value());
        LogIndex end = LogIndex.of(next);
        assertThat(store.read(head.log(), end, 1, Long.MAX_VALUE)).isEmpty();
        return entries;
    }

    /** Leaves of pruned entries are taken from their tiles; all above must follow from them. */
    private void checkTiles(LogHead head, List<LogEntry> entries) {
        List<Hash> leaves = new ArrayList<>();
        long full = head.size().value() / TILE * TILE;
        for (long i = 0; i < full; i++) {
            Hash kept =
                    i < head.minIndex()
                            ? tile(head.log(), 0, i / TILE).hash((int) (i % TILE))
                            : null;
            leaves.add(kept != null ? kept : leaf(entries.get((int) (i - head.minIndex()))));
        }
        for (Tile expected : TreeBuilder.empty().append(leaves)) {
            int level = expected.id().level();
            Tile kept = tile(head.log(), level, expected.id().index());
            assertThat(kept.hashes()).isEqualTo(expected.hashes());
        }
        assertThat(store.tile(head.log(), 0, full / TILE)).isEmpty();
        assertThat(store.tile(head.log(), 1, full / TILE / TILE)).isEmpty();
    }

    private Tile tile(LogId log, int level, long index) {
        return store.tile(log, level, index)
                .orElseThrow(() ->
                        new AssertionError(
                                "log %s has no tile %d of level %d".formatted(log, index, level)));
    }

    private static Hash leaf(LogEntry entry) {
        return Rfc6962.leaf(entry.sealed());
    }

    private void checkKeys(LogId log, List<LogEntry> entries) {
        int step = Math.max(1, entries.size() / KEYS);
        for (int i = 0; i < entries.size(); i += step) {
            LogEntry entry = entries.get(i);
            String key = keyOf(entry);
            if (key != null) {
                assertThat(store.findKey(log, key)).as("key %s", key).contains(entry.index());
            }
        }
    }

    /** The key of an entry that a feeder or a worklog wrote; nothing where neither did. */
    private static @Nullable String keyOf(LogEntry entry) {
        if (Arrays.equals(entry.sealed(), LogFeeder.sealed(entry.index().value()))) {
            return LogFeeder.key(entry.index().value());
        }
        try {
            return EventCodec.decode(entry.sealed(), entry.privateSide()).event().idempotencyKey();
        } catch (IntegrityException e) {
            return null;
        }
    }

    private static boolean isSigned(byte[] note) {
        for (int at = 0; at + SIGNED.length <= note.length; at++) {
            if (Arrays.equals(note, at, at + SIGNED.length, SIGNED, 0, SIGNED.length)) {
                return true;
            }
        }
        return false;
    }

    private void verify(LogId log, byte[] note) {
        VerifyReport report =
                Verifier.create(
                                VerifyOptions.with(keys.history(log))
                                        .on(1)
                                        .remembering(List.of(note)))
                        .verify(store, log, null, null);
        assertThat(report.good()).as("%s", report).isTrue();
    }
}
