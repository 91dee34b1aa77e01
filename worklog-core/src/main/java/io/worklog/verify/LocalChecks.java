package io.worklog.verify;

import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.event.Evidence;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.IndexedEvent;
import io.worklog.verify.Remark.Key;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be checked only where a log is kept: private values against their commitments, evidence
 * against its digest, erasures against the redactions that record them, the index against the
 * entries. Sees each entry as it is hashed; thread-safe until it is finished.
 */
final class LocalChecks implements ContentChecks {
    /** Room for {@code "type":"…","typeVersion":…,"v":…,"verb":"…"}} at its longest. */
    private static final int TYPE_TAIL = 256;

    private final LogId log;
    private final @Nullable CheckableIndex index;
    private final long indexedTo;
    private final Faults faults;
    private final EvidenceCheck evidence;
    private final Erasures erasures = new Erasures();
    private final Map<Long, Set<String>> withheld = new ConcurrentHashMap<>();

    LocalChecks(
            LogId log,
            @Nullable EvidenceStore evidence,
            @Nullable CheckableIndex index,
            Faults faults) {
        this.log = log;
        this.index = index;
        this.indexedTo = index == null ? 0 : index.indexedTo(log).value();
        this.faults = faults;
        this.evidence = new EvidenceCheck(evidence, faults);
    }

    @Override
    public void visit(LogEntry entry) {
        byte[] sealed = entry.sealed();
        if (needsReading(sealed, 0, sealed.length, entry.privateSide())) {
            read(entry);
        }
    }

    @Override
    public void see(long place, byte[] bytes, int at, int length, byte @Nullable [] side) {
        if (needsReading(bytes, at, length, side)) {
            byte[] sealed = Arrays.copyOfRange(bytes, at, at + length);
            read(new LogEntry(LogIndex.of(place), sealed, side));
        }
    }

    /**
     * Most entries hold nothing to check here. Sealed bytes are canonical and quotation marks inside
     * texts are escaped, so these member names are found exactly where they are members; the type
     * of at most 128 characters is among the last members, and a commitment in base64 ends in an
     * equals sign, which hardly anything else has.
     */
    private boolean needsReading(byte[] bytes, int at, int length, byte @Nullable [] side) {
        if (index != null || side != null) {
            return true;
        }
        int tail = Math.max(0, length - TYPE_TAIL);
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        return has(text, "\"type\":\"worklog.", 'k', tail)
                || text.indexOf('=') >= 0 && has(text, "\"commitments\":{", 'm', 0)
                || has(text, "\"evidence\":[", '[', 0);
    }

    /**
     * Whether there are these words, which begin with a quotation mark. Looks for a character of
     * theirs that is rare elsewhere, which is faster by far.
     */
    private static boolean has(String text, String words, char rare, int from) {
        int place = words.indexOf(rare);
        int at = text.indexOf(rare, from + place);
        while (at >= 0) {
            int start = at - place;
            if (text.charAt(start) == '"' && text.startsWith(words, start)) {
                return true;
            }
            at = text.indexOf(rare, at + 1);
        }
        return false;
    }

    private void read(LogEntry entry) {
        long at = entry.index().value();
        DecodedEvent decoded;
        try {
            decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
        } catch (IntegrityException e) {
            faults.add(Fault.Kind.MODIFIED, at, Key.SAID, e.getMessage());
            return;
        }
        AuditEvent event = decoded.event();
        if (!decoded.withheld().isEmpty()) {
            withheld.put(at, decoded.withheld());
        }
        erasures.note(entry.index(), event);
        for (Evidence attached : event.evidence()) {
            evidence.seen(at, attached);
        }
        if (index != null
                && at < indexedTo
                && !index.agrees(log, new IndexedEvent(entry.index(), event))) {
            faults.add(Fault.Kind.DERIVED, at, Key.INDEX_DIFFERS);
        }
    }

    @Override
    public void finish(long size, long from, long kept, ReportBuilder report) {
        long erased = 0;
        for (Map.Entry<Long, Set<String>> entry : withheld.entrySet()) {
            erased += judgeWithheld(entry.getKey(), entry.getValue());
        }
        report.erased(erased);
        report.checked(Key.PRIVATE_VALUES);
        evidence.finish(erasures, report);
        erasures.finish(withheld, from, faults);
        erasures.judgePruning(from, kept, faults, report);
        if (index != null) {
            checkIndexSize(size, kept, report);
        }
    }

    private long judgeWithheld(long at, Set<String> paths) {
        long erased = 0;
        for (String path : paths) {
            if (erasures.covers(at, path)) {
                erased++;
            } else {
                faults.add(Fault.Kind.MISSING, at, Key.VALUE_GONE, path);
            }
        }
        return erased;
    }

    private void checkIndexSize(long size, long kept, ReportBuilder report) {
        CheckableIndex checked = Objects.requireNonNull(index);
        long there = checked.entries(log);
        long most = Math.max(size, checked.indexedTo(log).value());
        long least = Math.min(size, indexedTo) - kept;
        if (there > most || there < least) {
            faults.add(Fault.Kind.DERIVED, kept, Key.INDEX_COUNT, there, least);
        }
        if (indexedTo < size) {
            report.notChecked(Key.INDEX_BEHIND, indexedTo);
        }
        report.checked(Key.INDEX_GOOD);
    }
}
