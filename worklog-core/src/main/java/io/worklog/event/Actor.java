package io.worklog.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did it. The name is frozen as it was at that moment and is personal by default.
 *
 * @param type the kind of party
 * @param id the host's stable id of the party, at most 128 characters
 * @param name the readable name at that moment, at most 128 characters
 * @param onBehalfOf for whom the actor acted, nearest first, at most four; these carry no chain
 *     of their own
 * @param agent which AI agent it was, where the actor is one
 */
public record Actor(
        ActorType type,
        String id,
        @Nullable String name,
        List<Actor> onBehalfOf,
        @Nullable AgentInfo agent) {
    private static final Actor SYSTEM = of(ActorType.SYSTEM, "system");

    public Actor {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        onBehalfOf = List.copyOf(onBehalfOf);
    }

    /** A party of the given kind without a name. */
    public static Actor of(ActorType type, String id) {
        return new Actor(type, id, null, List.of(), null);
    }

    /** A person. */
    public static Actor user(String id) {
        return of(ActorType.USER, id);
    }

    /** A person with the name to freeze into the event. */
    public static Actor user(String id, String name) {
        return new Actor(ActorType.USER, id, name, List.of(), null);
    }

    /** A program that acts by itself. */
    public static Actor service(String id) {
        return of(ActorType.SERVICE, id);
    }

    /** The host application itself, where no party is known. */
    public static Actor system() {
        return SYSTEM;
    }

    /** This actor, acting for another: both identities are kept. */
    public Actor actingFor(Actor principal) {
        Actor flat = new Actor(principal.type, principal.id, principal.name, List.of(), null);
        List<Actor> chain = new java.util.ArrayList<>(List.of(flat));
        chain.addAll(principal.onBehalfOf);
        return new Actor(type, id, name, chain, agent);
    }
}
