package io.worklog.server.ops;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.SignedNote;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.ops.LogState.Witnessed;
import io.worklog.spi.LogHead;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out how logs stand. */
final class LogFacts {
    private static final Logger LOG = LoggerFactory.getLogger(LogFacts.class);

    private final Worklog worklog;
    private final SealTimes seals;
    private final AnchorList anchors;

    LogFacts(Worklog worklog, SealTimes seals, AnchorList anchors) {
        this.worklog = worklog;
        this.seals = seals;
        this.anchors = anchors;
    }

    /**
     * How a log stands; nothing where it is not there any more.
     *
     * @param projectName what its project is called, for whoever may know
     */
    Optional<LogState> of(LogList.Entry entry, @Nullable String projectName) {
        return worklog.existing(entry.name()).map(log -> state(entry, projectName, log));
    }

    private LogState state(LogList.Entry entry, @Nullable String projectName, AuditLog log) {
        LogHead head = log.head();
        SignedNote note = log.checkpoint().orElse(null);
        Checkpoint sealed = note == null ? null : Checkpoint.parse(note.text());
        long sealedSize = sealed == null ? 0 : sealed.size().value();
        VerifierKey key = note == null ? null : log.keys().current().key();
        return new LogState(
                entry.name(),
                entry.project() == null ? null : entry.project().id(),
                projectName,
                head.size().value(),
                sealedSize,
                head.minIndex(),
                seals.of(log.id()).orElse(null),
                recorded(log, sealedSize - 1),
                waitingSince(log, head.size().value(), sealedSize),
                sealed == null ? null : sealed.origin(),
                key == null ? null : key.name() + "+" + HexFormat.of().toHexDigits(key.keyId()),
                key == null ? null : fingerprint(key),
                note == null ? 0 : log.keys().keys().size(),
                indexedTo(log),
                note == null ? List.of() : witnessed(note),
                problem(log.health()));
    }

    /** Since when an entry waits for its seal; null where none does. */
    @Nullable Instant waitingSince(AuditLog log, long size, long sealedSize) {
        return size > sealedSize ? recorded(log, sealedSize) : null;
    }

    /** Null also where the entry is damaged: the other facts of the log are wanted all the more. */
    private static @Nullable Instant recorded(AuditLog log, long index) {
        if (index < 0) {
            return null;
        }
        try {
            return log.entry(LogIndex.of(index)).map(one -> one.event().recordedAt()).orElse(null);
        } catch (IntegrityException e) {
            LOG.error("worklog.entry.damaged {}", log.id(), e);
            return null;
        }
    }

    /** How many entries the index has read. */
    long indexedTo(AuditLog log) {
        PageRequest one = PageRequest.newest(1);
        return log.findReadable(EventQuery.of(log.id()).build(), one).indexedTo().value();
    }

    private List<Witnessed> witnessed(SignedNote note) {
        return Checkpoints.cosignatures(note, anchors.witnesses()).stream()
                .map(each ->
                        new Witnessed(
                                each.witness().name(), Instant.ofEpochSecond(each.epochSeconds())))
                .toList();
    }

    static @Nullable String problem(LogHealth health) {
        if (health.problem() != null) {
            return health.problem();
        }
        return health.lost() > 0 ? health.lost() + " events were lost" : null;
    }

    private static String fingerprint(VerifierKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.key()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
