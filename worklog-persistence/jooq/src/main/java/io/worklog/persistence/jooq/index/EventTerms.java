package io.worklog.persistence.jooq.index;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import io.worklog.query.SearchedText;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which terms an event is found by. Each filter of {@link io.worklog.query.EventQuery} asks for
 * some of them ({@link QueryPostings}), so the two MUST be changed together. Not thread-safe.
 */
final class EventTerms {
    private static final int PATH = 1;
    private static final int OLD = 2;
    private static final int NEW = 4;

    private final Terms terms = new Terms();
    private final Set<Term> found = new HashSet<>();

    private EventTerms() {}

    /** All terms of an event. */
    static Set<Term> of(AuditEvent event) {
        EventTerms terms = new EventTerms();
        terms.kinds(event);
        terms.actors(event.actor());
        event.targets().forEach(terms::target);
        terms.optional(TermKind.CORRELATION, event.links().correlationId());
        terms.optional(TermKind.BATCH, event.links().batchId());
        event.metadata().forEach((key, value) -> terms.add(TermKind.METADATA, key, value));
        event.evidence().forEach(e -> terms.add(TermKind.EVIDENCE, e.sha256()));
        event.changes().forEach(terms::change);
        SearchedText.tokens(event).forEach(word -> terms.add(TermKind.WORD, word));
        return terms.found;
    }

    private void kinds(AuditEvent event) {
        type(event.type().name());
        add(TermKind.VERB, event.verb().name());
        add(TermKind.OUTCOME, event.outcome().name());
        add(TermKind.TENANT, event.tenant());
        add(TermKind.SEVERITY, event.severity().name());
    }

    private void type(String name) {
        add(TermKind.TYPE, name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            add(TermKind.FAMILY, name.substring(0, dot + 1));
        }
    }

    private void actors(Actor actor) {
        add(TermKind.ACTOR, actor.id());
        actor.onBehalfOf().forEach(principal -> add(TermKind.ACTOR, principal.id()));
    }

    private void target(Target target) {
        add(TermKind.TARGET, target.type(), null);
        add(TermKind.TARGET, null, target.id());
        add(TermKind.TARGET, target.type(), target.id());
    }

    /** One term for every choice of its parts, so that parts of two changes do not mix. */
    private void change(Change change) {
        String before = text(change.oldValue());
        String after = text(change.newValue());
        int there = PATH | (before == null ? 0 : OLD) | (after == null ? 0 : NEW);
        for (int parts = 1; parts <= there; parts++) {
            if ((parts & ~there) == 0) {
                add(
                        TermKind.CHANGE,
                        (parts & PATH) == 0 ? null : change.path(),
                        (parts & OLD) == 0 ? null : before,
                        (parts & NEW) == 0 ? null : after);
            }
        }
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null ? null : value.text();
    }

    private void optional(TermKind kind, @Nullable String value) {
        if (value != null) {
            add(kind, value);
        }
    }

    private void add(TermKind kind, @Nullable String... values) {
        found.add(terms.of(kind, values));
    }
}
