package io.worklog.spring.context;

import io.worklog.event.Actor;
import io.worklog.event.EventLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an actor must be for its event to be accepted, so that no event is refused for the sake of a
 * name that somebody was given.
 */
final class ActorRules {
    private ActorRules() {}

    /** Whether an id of a party or tenant is well-formed, not blank and not too long. */
    static boolean isId(String id, int most) {
        return !id.isBlank() && isWellFormed(id) && id.codePointCount(0, id.length()) <= most;
    }

    /** The actor with everything mended that may be; null where its id cannot be recorded. */
    static @Nullable Actor recordable(Actor actor) {
        if (!isId(actor.id(), EventLimits.MAX_ID)) {
            return null;
        }
        List<Actor> chain = new ArrayList<>();
        for (Actor principal : shortened(actor.onBehalfOf())) {
            if (!isId(principal.id(), EventLimits.MAX_ID)) {
                return null;
            }
            chain.add(
                    new Actor(principal.type(), principal.id(), name(principal), List.of(), null));
        }
        return new Actor(actor.type(), actor.id(), name(actor), chain, actor.agent());
    }

    /** The nearest principals and the one it all began with. */
    private static List<Actor> shortened(List<Actor> chain) {
        if (chain.size() <= EventLimits.MAX_ON_BEHALF_OF) {
            return chain;
        }
        List<Actor> kept = new ArrayList<>(chain.subList(0, EventLimits.MAX_ON_BEHALF_OF - 1));
        kept.add(chain.get(chain.size() - 1));
        return kept;
    }

    private static @Nullable String name(Actor party) {
        String name = party.name();
        return name == null || !isWellFormed(name) ? null : name;
    }

    /** Whether there is neither U+0000 nor a lone surrogate. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
    }
}
