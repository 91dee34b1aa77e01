package io.worklog.server.cli;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Message;
import io.worklog.event.Target;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the reader's language what an event says in keys and arguments. */
final class Sentences {
    private static final int SHOWN_TARGETS = 3;

    private final Messages messages;

    Sentences(Messages messages) {
        this.messages = messages;
    }

    /** One sentence: the event's own where there is a text for it, else actor, verb, targets. */
    String of(AuditEvent event) {
        Message message = event.message();
        String own =
                message == null
                        ? null
                        : messages.named("sentence." + message.key(), arguments(event, message));
        return Terminal.plain(own == null ? plain(event) : own);
    }

    /** Who: the name beside the id, and for whom. */
    String actor(Actor actor) {
        String who = actor.name() == null ? actor.id() : actor.name() + " (" + actor.id() + ")";
        if (actor.onBehalfOf().isEmpty()) {
            return who;
        }
        String whom =
                actor.onBehalfOf().stream().map(this::actor).collect(Collectors.joining(", "));
        return messages.text("sentence.onBehalfOf", who, whom);
    }

    /** One difference: path, before, after. */
    String change(Change change) {
        return Terminal.plain(
                switch (change.op()) {
                    case ADD -> "+ " + change.path() + valued(change.newValue());
                    case REMOVE -> "- " + change.path() + valued(change.oldValue());
                    case MOVE -> "↕ " + change.path();
                    case SET -> "~ " + change.path() + both(change);
                });
    }

    private static String both(Change change) {
        return change.oldValue() == null && change.newValue() == null
                ? ""
                : ": " + shown(change.oldValue()) + " → " + shown(change.newValue());
    }

    private static String valued(@Nullable ChangeValue value) {
        return value == null ? "" : ": " + shown(value);
    }

    private static String shown(@Nullable ChangeValue value) {
        if (value == null) {
            return "–";
        }
        return switch (value.kind()) {
            case DIGEST -> "sha256:" + value.text() + " (" + value.length() + " bytes)";
            case MASKED -> "***";
            case NULL -> "null";
            default ->
                    value.label() == null
                            ? value.text()
                            : value.label() + " [" + value.text() + "]";
        };
    }

    private Map<String, String> arguments(AuditEvent event, Message message) {
        Map<String, String> arguments = new HashMap<>(message.args());
        arguments.put("actor", actor(event.actor()));
        arguments.put("targets", targets(event));
        return arguments;
    }

    private String plain(AuditEvent event) {
        String verb = messages.text("verb." + event.verb().name().toLowerCase(Locale.ROOT));
        return messages.text("sentence.plain", actor(event.actor()), verb, targets(event));
    }

    private static String targets(AuditEvent event) {
        String shown =
                event.targets().stream()
                        .limit(SHOWN_TARGETS)
                        .map(Sentences::target)
                        .collect(Collectors.joining(", "));
        return event.targets().size() > SHOWN_TARGETS
                ? shown + " +" + (event.targets().size() - SHOWN_TARGETS)
                : shown;
    }

    private static String target(Target target) {
        return target.type() + " " + (target.name() == null ? target.id() : target.name());
    }
}
