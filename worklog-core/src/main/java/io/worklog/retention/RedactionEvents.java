package io.worklog.retention;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.FieldClass;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a redaction is written down: one removal per value, whose path is {@code #<index><pointer>}
 * for a field of an entry and {@code evidence <sha256>} for attached bytes.
 */
final class RedactionEvents {
    /** So many removals fit into one event whatever their paths. */
    private static final int PER_EVENT = 100;

    private static final int MAX_NAMED_ENTRIES = 15;
    private static final String EVIDENCE = "evidence ";

    private RedactionEvents() {}

    /** Parts a plan into pieces that fit into one event each; an entry is in one piece. */
    static List<Piece> pieces(RedactionPlan plan) {
        List<Piece> pieces = new ArrayList<>();
        Piece piece = new Piece(new ArrayList<>(), new ArrayList<>());
        for (Map.Entry<LogIndex, Set<String>> entry : plan.fields().entrySet()) {
            for (String path : entry.getValue()) {
                if (piece.size() == PER_EVENT) {
                    pieces.add(piece);
                    piece = new Piece(new ArrayList<>(), new ArrayList<>());
                }
                piece.fields().add(new Field(entry.getKey(), path));
            }
        }
        piece.evidence().addAll(plan.evidence());
        if (piece.size() > 0) {
            pieces.add(piece);
        }
        return pieces;
    }

    static AuditEventBuilder event(LogId log, Piece piece, String ground, Actor by) {
        AuditEventBuilder event =
                AuditEvent.builder(WorklogTypes.REDACTION.ref())
                        .verb(WorklogTypes.REDACTION.verb())
                        .severity(WorklogTypes.REDACTION.severity())
                        .actor(by)
                        .reason(ground)
                        .target(WorklogTypes.LOG, log.value());
        piece.fields().stream()
                .map(field -> field.index().toString())
                .distinct()
                .limit(MAX_NAMED_ENTRIES)
                .forEach(index -> event.target("entry", index));
        piece.fields().forEach(field -> event.change(removal(field.text())));
        piece.evidence().forEach(sha256 -> event.change(removal(EVIDENCE + sha256)));
        return event;
    }

    private static Change removal(String path) {
        return new Change(path, ChangeOp.REMOVE, null, null, FieldClass.PUBLIC);
    }

    /** What an event says was erased. */
    static Piece read(AuditEvent event) {
        Piece piece = new Piece(new ArrayList<>(), new ArrayList<>());
        for (Change change : event.changes()) {
            String path = change.path();
            int slash = path.indexOf('/');
            if (path.startsWith("#") && slash > 1) {
                LogIndex index = LogIndex.of(Long.parseLong(path.substring(1, slash)));
                piece.fields().add(new Field(index, path.substring(slash)));
            } else if (path.startsWith(EVIDENCE)) {
                piece.evidence().add(path.substring(EVIDENCE.length()));
            }
        }
        return piece;
    }

    /**
     * One value.
     *
     * @param index of its entry
     * @param path within the entry
     */
    record Field(LogIndex index, String path) {
        String text() {
            return "#" + index + path;
        }
    }

    /**
     * What one event names.
     *
     * @param fields values of entries
     * @param evidence digests of attached bytes
     */
    record Piece(List<Field> fields, List<String> evidence) {
        int size() {
            return fields.size() + evidence.size();
        }
    }
}
