package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.SignedNote;
import io.worklog.codec.EventCodec;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What must hold of a log after every test, checked from its stored bytes alone. */
public final class WholeLog {
    private WholeLog() {}

    /** Indices without gap, ids without repeat, and the signed root over the whole of it. */
    public static List<UUID> check(LogStore store, SigningKeys keys, LogId log) {
        List<LogEntry> entries = entries(store, log);
        List<UUID> ids = new ArrayList<>();
        Set<String> keysSeen = new HashSet<>();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            assertThat(entry.index()).isEqualTo(LogIndex.of(i));
            var event = EventCodec.decode(entry.sealed(), entry.privateSide()).event();
            ids.add(event.id());
            if (event.idempotencyKey() != null) {
                assertThat(keysSeen.add(event.idempotencyKey())).isTrue();
            }
            leaves.add(Rfc6962.leaf(entry.sealed()));
        }
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        SignedNote note = SignedNote.parse(store.checkpoint(log).orElseThrow());
        Checkpoint signed = Checkpoints.open(note, keys.history(log));
        assertThat(signed.size().value()).isEqualTo(entries.size());
        TreeBuilder tree = TreeBuilder.empty();
        tree.append(leaves);
        assertThat(signed.root()).isEqualTo(tree.root());
        return ids;
    }

    static List<LogEntry> entries(LogStore store, LogId log) {
        long size = store.head(log).orElseThrow().size().value();
        List<LogEntry> entries = new ArrayList<>();
        while (entries.size() < size) {
            List<LogEntry> some =
                    store.read(log, LogIndex.of(entries.size()), 1_000, Long.MAX_VALUE);
            assertThat(some).isNotEmpty();
            entries.addAll(some);
        }
        return entries;
    }
}
