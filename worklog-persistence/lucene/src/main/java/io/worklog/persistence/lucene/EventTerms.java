package io.worklog.persistence.lucene;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Target;
import io.worklog.log.LogId;
import io.worklog.query.SearchedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which terms an event is found by. Each filter of {@link io.worklog.query.EventQuery} asks for
 * some of them ({@link QueryTerms}), so the two MUST be changed together.
 */
final class EventTerms {
    private EventTerms() {}

    /** The terms of everything but the changes. */
    static void ofEvent(LogId log, AuditEvent event, TermList out) {
        out.add(TermKind.LOG, log.value());
        kinds(event, out);
        actors(event.actor(), out);
        event.targets().forEach(target -> target(target, out));
        optional(TermKind.CORRELATION, event.links().correlationId(), out);
        optional(TermKind.BATCH, event.links().batchId(), out);
        event.metadata().forEach((key, value) -> out.add(TermKind.METADATA, key, value));
        for (Evidence evidence : event.evidence()) {
            out.add(TermKind.EVIDENCE, evidence.sha256());
        }
        for (String word : SearchedText.tokens(event)) {
            out.add(TermKind.WORD, word);
        }
    }

    /** The terms of the changes; those of one change share a position. */
    static void ofChanges(List<Change> changes, TermList out) {
        for (Change change : changes) {
            out.add(TermKind.CHANGED_PATH, change.path());
            value(TermKind.OLD_VALUE, change.oldValue(), out);
            value(TermKind.NEW_VALUE, change.newValue(), out);
            out.nextPlace();
        }
    }

    private static void kinds(AuditEvent event, TermList out) {
        type(event.type().name(), out);
        out.add(TermKind.VERB, event.verb().name());
        out.add(TermKind.OUTCOME, event.outcome().name());
        out.add(TermKind.TENANT, event.tenant());
        out.add(TermKind.SEVERITY, event.severity().name());
    }

    private static void type(String name, TermList out) {
        out.add(TermKind.TYPE, name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            out.add(TermKind.FAMILY, name.substring(0, dot + 1));
        }
    }

    private static void actors(Actor actor, TermList out) {
        out.add(TermKind.ACTOR, actor.id());
        for (Actor principal : actor.onBehalfOf()) {
            out.add(TermKind.ACTOR, principal.id());
        }
    }

    private static void target(Target target, TermList out) {
        out.add(TermKind.TARGET_TYPE, target.type());
        out.add(TermKind.TARGET_ID, target.id());
        out.add(TermKind.TARGET, target.type(), target.id());
    }

    private static void value(TermKind kind, @Nullable ChangeValue value, TermList out) {
        optional(kind, value == null ? null : value.text(), out);
    }

    private static void optional(TermKind kind, @Nullable String value, TermList out) {
        if (value != null) {
            out.add(kind, value);
        }
    }
}
