package io.worklog.sentence;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who acted, and for whom. */
final class ActorPhrase {
    private ActorPhrase() {}

    static String of(Actor actor, Reader reader) {
        if (actor.onBehalfOf().isEmpty()) {
            return party(actor, reader);
        }
        return reader.own(
                "worklog.actor.acting",
                Map.of("actor", party(actor, reader), "principals", principals(actor, reader)));
    }

    static String principals(Actor actor, Reader reader) {
        String between = reader.own("worklog.targets.between", Map.of());
        return actor.onBehalfOf().stream()
                .map(principal -> party(principal, reader))
                .collect(Collectors.joining(between));
    }

    /** The name that was frozen, beside the id, which no name can stand in for. */
    private static String party(Actor actor, Reader reader) {
        if (actor.type() == ActorType.SYSTEM && actor.id().equals(Actor.system().id())) {
            return reader.own("worklog.actor.system", Map.of());
        }
        String id = Insertion.safe(actor.id(), Insertion.MAX_ARGUMENT);
        String name = name(actor);
        if (name.equals(actor.id())) {
            return id;
        }
        String shown = Insertion.safe(name, Insertion.MAX_ARGUMENT);
        return reader.own("worklog.actor.named", Map.of("name", shown, "id", id));
    }

    /** The name, or the id where none is known. */
    static String name(Actor actor) {
        String name = actor.name();
        return name == null || name.isBlank() ? actor.id() : name;
    }
}
