package io.worklog.sentence;

import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Message;
import io.worklog.event.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of one event's sentence, for one reader. */
final class EventParts {
    private static final int MOST_TARGETS = 3;

    private final AuditEvent event;
    private final Reader reader;
    private final ChangePhrase changes;

    EventParts(AuditEvent event, Reader reader) {
        this.event = event;
        this.reader = reader;
        this.changes = new ChangePhrase(reader, event);
    }

    /** The value of an argument, or null where the event does not say it. */
    @Nullable Shown find(String name) {
        if (OwnArguments.isIdentity(name)) {
            return identity(name);
        }
        Message message = event.message();
        String given = message == null ? null : message.args().get(name);
        return given == null ? own(name) : Shown.argument(given);
    }

    private @Nullable Shown identity(String name) {
        if (name.startsWith(OwnArguments.ROLE)) {
            String role = name.substring(OwnArguments.ROLE.length());
            return target(target -> role.equals(target.role()), this::target);
        }
        return switch (name) {
            case "actor" -> shown(ActorPhrase.of(event.actor(), reader));
            case "actor.id" -> Shown.argument(event.actor().id());
            case "actor.name" -> Shown.argument(ActorPhrase.name(event.actor()));
            case "onBehalfOf" ->
                    event.actor().onBehalfOf().isEmpty()
                            ? null
                            : shown(ActorPhrase.principals(event.actor(), reader));
            case "target" -> target(target -> true, this::target);
            case "target.id" -> target(target -> true, target -> safe(target.id()));
            case "target.name" -> target(target -> true, target -> safe(nameOf(target)));
            case "target.type" -> target(target -> true, this::kind);
            case "targets" -> event.targets().isEmpty() ? null : shown(targets());
            case "targets.count" -> count(event.targets());
            default -> shown(outcome());
        };
    }

    private @Nullable Shown own(String name) {
        return switch (name) {
            case "outcomeDetail" -> optional(event.outcomeDetail());
            case "reason" -> optional(event.reason());
            case "changes" -> event.changes().isEmpty() ? null : shown(changes.all());
            case "changes.count" -> count(event.changes());
            case "evidence.count" -> count(event.evidence());
            case "time" -> time();
            case "tenant" -> Shown.argument(event.tenant());
            case "type" -> shown(type());
            case "verb" -> shown(reader.word("worklog.verb." + lower(event.verb()), ""));
            default -> prefixed(name);
        };
    }

    private @Nullable Shown prefixed(String name) {
        if (name.startsWith(OwnArguments.METADATA)) {
            return optional(event.metadata().get(name.substring(OwnArguments.METADATA.length())));
        }
        if (name.startsWith(OwnArguments.OLD)) {
            return side(name.substring(OwnArguments.OLD.length()), Change::oldValue);
        }
        if (name.startsWith(OwnArguments.NEW)) {
            return side(name.substring(OwnArguments.NEW.length()), Change::newValue);
        }
        if (name.startsWith(OwnArguments.CHANGE)) {
            Change change = change(name.substring(OwnArguments.CHANGE.length()));
            return change == null ? null : shown(changes.one(change));
        }
        return null;
    }

    private @Nullable Change change(String path) {
        for (Change change : event.changes()) {
            if (change.path().equals(path)) {
                return change;
            }
        }
        return null;
    }

    private @Nullable Shown side(String path, Function<Change, @Nullable ChangeValue> side) {
        Change change = change(path);
        ChangeValue value = change == null ? null : side.apply(change);
        return value == null ? null : new Shown(value.text(), changes.value(value));
    }

    private @Nullable Shown target(Predicate<Target> which, Function<Target, String> form) {
        for (Target target : event.targets()) {
            if (which.test(target)) {
                return shown(form.apply(target));
            }
        }
        return null;
    }

    private String targets() {
        List<Target> all = event.targets();
        String between = reader.own("worklog.targets.between", Map.of());
        String shown =
                all.stream()
                        .limit(MOST_TARGETS)
                        .map(this::target)
                        .collect(Collectors.joining(between));
        if (all.size() <= MOST_TARGETS) {
            return shown;
        }
        String more = Integer.toString(all.size() - MOST_TARGETS);
        return reader.own("worklog.targets.more", Map.of("shown", shown, "more", more));
    }

    private String target(Target target) {
        return reader.own(
                "worklog.target", Map.of("kind", kind(target), "name", safe(nameOf(target))));
    }

    private String kind(Target target) {
        return reader.word("target." + target.type(), target.type());
    }

    private static String nameOf(Target target) {
        return target.name() == null || target.name().isBlank() ? target.id() : target.name();
    }

    private String outcome() {
        return reader.word("worklog.outcome." + lower(event.outcome()), "");
    }

    private String type() {
        return reader.word(event.type().name() + ".name", event.type().name());
    }

    private Shown time() {
        return new Shown(
                event.occurredAt().toString(), reader.formats().instant(event.occurredAt()));
    }

    private static @Nullable Shown optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : Shown.argument(text);
    }

    private static Shown count(List<?> elements) {
        String count = Integer.toString(elements.size());
        return new Shown(count, count);
    }

    private static Shown shown(String safe) {
        return new Shown(safe, safe);
    }

    private static String safe(String text) {
        return Insertion.safe(text, Insertion.MAX_ARGUMENT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
