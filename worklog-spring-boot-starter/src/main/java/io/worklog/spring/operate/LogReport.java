package io.worklog.spring.operate;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.checkpoint.SignedNote;
import io.worklog.outbox.RelayStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one log stands; without content.
 *
 * @param log its name
 * @param size how many entries are durable
 * @param sealed how many of them the newest checkpoint covers
 * @param root the root of those, in Base64; absent where nothing was signed yet
 * @param origin the log's name in its checkpoints; absent where nothing was signed yet
 * @param sealedAt when this process last sealed it; absent where it has not
 * @param pending how many events wait for the store
 * @param spilled how many events wait on this node's disk
 * @param lost how many events were lost without their caller being told
 * @param problem what is wrong; absent where nothing is
 * @param relay how the relay of the outbox is doing; absent where there is no outbox
 * @param weaknesses settings of the store under which an acknowledged entry can be lost
 * @param verification the newest check; absent where this process has made none
 */
public record LogReport(
        String log,
        long size,
        long sealed,
        @Nullable String root,
        @Nullable String origin,
        @Nullable Instant sealedAt,
        long pending,
        long spilled,
        long lost,
        @Nullable String problem,
        @Nullable RelayStatus relay,
        List<String> weaknesses,
        @Nullable Verification verification) {
    private static final int ORIGIN = 0;
    private static final int ROOT = 2;

    static LogReport of(AuditLog log, RecordingWatch watch, @Nullable Verification verification) {
        LogHealth health = log.health();
        SignedNote note = log.checkpoint().orElse(null);
        String[] lines = note == null ? new String[0] : note.text().split("\n", -1);
        return new LogReport(
                health.log().value(),
                health.size().value(),
                health.sealed().value(),
                lines.length > ROOT ? lines[ROOT] : null,
                lines.length > ORIGIN ? lines[ORIGIN] : null,
                watch.sealedAt(health.log()).orElse(null),
                health.pending(),
                health.spilled(),
                health.lost() + watch.lostAfterCommit().getOrDefault(health.log(), 0L),
                health.problem(),
                health.relay(),
                health.weaknesses(),
                verification);
    }
}
