package io.worklog.query;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of an {@link EventQuery}, event by event. This is the reference: every index of
 * events MUST answer as if it had asked this of each event in the log.
 *
 * <p>The log itself is not compared: it is the place an event was read from, not a part of what the
 * event says. A {@link EventQuery#text} without any word asks for nothing. Immutable, thread-safe.
 */
public final class EventMatcher implements Predicate<AuditEvent> {
    private static final String FAMILY = ".*";

    private final EventQuery query;
    private final Set<String> words;

    private EventMatcher(EventQuery query) {
        this.query = query;
        this.words = query.text() == null ? Set.of() : TextTokens.ofQuery(query.text());
    }

    /** Says of an event whether the query wants it. */
    public static EventMatcher of(EventQuery query) {
        return new EventMatcher(query);
    }

    @Override
    public boolean test(AuditEvent event) {
        return matchesKind(event)
                && matchesTime(event)
                && matchesActor(event.actor())
                && matchesTarget(event)
                && matchesLinks(event)
                && matchesChange(event)
                && matchesMetadata(event)
                && matchesEvidence(event)
                && matchesText(event);
    }

    private boolean matchesKind(AuditEvent event) {
        return matchesType(event.type().name())
                && oneOf(query.verbs(), event.verb())
                && oneOf(query.outcomes(), event.outcome())
                && wanted(query.tenant(), event.tenant())
                && (query.minSeverity() == null
                        || event.severity().compareTo(query.minSeverity()) >= 0);
    }

    private boolean matchesType(String name) {
        return query.types().isEmpty() || query.types().stream().anyMatch(t -> isType(t, name));
    }

    private static boolean isType(String wanted, String name) {
        if (wanted.endsWith(FAMILY)) {
            return name.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return wanted.equals(name);
    }

    private boolean matchesTime(AuditEvent event) {
        boolean early =
                query.occurredFrom() != null && event.occurredAt().isBefore(query.occurredFrom());
        boolean late =
                query.occurredTo() != null && !event.occurredAt().isBefore(query.occurredTo());
        return !early && !late;
    }

    private boolean matchesActor(Actor actor) {
        return oneOf(query.actors(), actor.id())
                || actor.onBehalfOf().stream().anyMatch(a -> query.actors().contains(a.id()));
    }

    private boolean matchesTarget(AuditEvent event) {
        if (query.targetType() == null && query.targetId() == null) {
            return true;
        }
        return event.targets().stream().anyMatch(this::isTarget);
    }

    private boolean isTarget(Target target) {
        return wanted(query.targetType(), target.type()) && wanted(query.targetId(), target.id());
    }

    private boolean matchesLinks(AuditEvent event) {
        return wanted(query.correlationId(), event.links().correlationId())
                && wanted(query.batchId(), event.links().batchId());
    }

    private boolean matchesChange(AuditEvent event) {
        boolean asked =
                query.changedPath() != null || query.oldValue() != null || query.newValue() != null;
        return !asked || event.changes().stream().anyMatch(this::isChange);
    }

    private boolean isChange(Change change) {
        return wanted(query.changedPath(), change.path())
                && wanted(query.oldValue(), text(change.oldValue()))
                && wanted(query.newValue(), text(change.newValue()));
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null ? null : value.text();
    }

    private boolean matchesMetadata(AuditEvent event) {
        return event.metadata().entrySet().containsAll(query.metadata().entrySet());
    }

    private boolean matchesEvidence(AuditEvent event) {
        return query.evidenceSha256() == null
                || event.evidence().stream()
                        .anyMatch(e -> query.evidenceSha256().equals(e.sha256()));
    }

    private boolean matchesText(AuditEvent event) {
        return words.isEmpty() || SearchedText.tokens(event).containsAll(words);
    }

    private static boolean wanted(@Nullable String asked, @Nullable String value) {
        return asked == null || Objects.equals(asked, value);
    }

    private static <T> boolean oneOf(Collection<T> asked, T value) {
        return asked.isEmpty() || asked.contains(value);
    }
}
