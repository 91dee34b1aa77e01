package io.worklog.persistence.mongodb;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Target;
import io.worklog.query.SearchedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Which terms an event is found by. Each filter of {@link io.worklog.query.EventQuery} asks for
 * some of them ({@link QueryFilter}), so the two MUST be changed together.
 */
final class EventTerms {
    private final Set<Binary> terms = new LinkedHashSet<>();

    private EventTerms() {}

    /** The terms, each once, in a fixed order. */
    static List<Binary> of(AuditEvent event) {
        EventTerms all = new EventTerms();
        all.kinds(event);
        all.actors(event.actor());
        event.targets().forEach(all::target);
        all.links(event);
        SearchedText.tokens(event).forEach(word -> all.add(TermKind.WORD, word));
        event.changes().forEach(all::change);
        return List.copyOf(all.terms);
    }

    private void add(TermKind kind, @Nullable String text) {
        if (text != null) {
            terms.add(Term.of(kind, text));
        }
    }

    private void kinds(AuditEvent event) {
        String name = event.type().name();
        add(TermKind.TYPE, name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            add(TermKind.FAMILY, name.substring(0, dot + 1));
        }
        add(TermKind.VERB, event.verb().name());
        add(TermKind.OUTCOME, event.outcome().name());
        add(TermKind.TENANT, event.tenant());
        add(TermKind.SEVERITY, event.severity().name());
    }

    private void actors(Actor actor) {
        add(TermKind.ACTOR, actor.id());
        actor.onBehalfOf().forEach(principal -> add(TermKind.ACTOR, principal.id()));
    }

    private void target(Target target) {
        add(TermKind.TARGET_TYPE, target.type());
        add(TermKind.TARGET_ID, target.id());
        terms.add(Term.of(TermKind.TARGET, target.type(), target.id()));
    }

    private void links(AuditEvent event) {
        add(TermKind.CORRELATION, event.links().correlationId());
        add(TermKind.BATCH, event.links().batchId());
        event.metadata().forEach((key, value) -> terms.add(Term.of(TermKind.METADATA, key, value)));
        for (Evidence evidence : event.evidence()) {
            add(TermKind.EVIDENCE, evidence.sha256());
        }
    }

    /** One term for each choice of parts that the change has, so that parts never mix. */
    private void change(Change change) {
        String path = change.path();
        String old = text(change.oldValue());
        String now = text(change.newValue());
        parts(path, null, null);
        parts(null, old, null);
        parts(null, null, now);
        if (old != null) {
            parts(path, old, null);
            parts(null, old, now);
        }
        if (now != null) {
            parts(path, null, now);
            parts(path, old, now);
        }
    }

    private void parts(@Nullable String path, @Nullable String old, @Nullable String now) {
        if (path != null || old != null || now != null) {
            terms.add(Term.of(TermKind.CHANGE, path, old, now));
        }
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null ? null : value.text();
    }
}
