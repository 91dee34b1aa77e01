package io.worklog.spring.context;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.spring.AgentProvider;
import io.worklog.spring.context.ContextFailures.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks one source after another who acts; the first that knows is believed. Thread-safe. */
final class ActorChain {
    /** Somebody acted, and it could not be found out who. */
    static final Actor UNKNOWN = Actor.of(ActorType.ANONYMOUS, "unknown");

    private final List<ActorSource> sources;
    private final HostBeans<AgentProvider> agents;
    private final ContextFailures failures;

    /** Holds a mark while sources are asked: what a source records is not to ask it again. */
    private final ThreadLocal<Boolean> asking = new ThreadLocal<>();

    ActorChain(
            List<ActorSource> sources, HostBeans<AgentProvider> agents, ContextFailures failures) {
        this.sources = List.copyOf(sources);
        this.agents = agents;
        this.failures = failures;
    }

    /** Who acts; never fails. */
    Actor actor() {
        if (asking.get() != null) {
            failures.missing(Part.ACTOR, "recursion", "a source of actors records events itself");
            return UNKNOWN;
        }
        asking.set(Boolean.TRUE);
        try {
            return withAgent(ask());
        } finally {
            asking.remove();
        }
    }

    private Actor ask() {
        ActorSource unread = null;
        String why = "";
        for (ActorSource source : sources) {
            Answer answer = answer(source);
            if (answer instanceof Answer.Found found) {
                return recordable(source.name(), found.actor());
            }
            if (answer instanceof Answer.Failed failed) {
                return unknown(source.name(), failed.why());
            }
            if (unread == null && answer instanceof Answer.Unreadable unreadable) {
                unread = source;
                why = unreadable.why();
            }
        }
        return unread == null ? Actor.system() : unknown(unread.name(), why);
    }

    /** The agent that does the work for whoever was found; the system alone has no agents. */
    private Actor withAgent(Actor principal) {
        try {
            for (AgentProvider provider : agents.all()) {
                Actor agent = provider.agent();
                if (agent != null) {
                    return recordable("AgentProvider", actingFor(agent, principal));
                }
            }
            return principal;
        } catch (Exception | LinkageError e) {
            return unknown("AgentProvider", "it threw " + e.getClass().getName());
        }
    }

    private static Actor actingFor(Actor agent, Actor principal) {
        boolean settled = !agent.onBehalfOf().isEmpty() || principal.equals(Actor.system());
        if (settled) {
            return agent;
        }
        boolean same = agent.type() == principal.type() && agent.id().equals(principal.id());
        return same
                ? new Actor(
                        agent.type(),
                        agent.id(),
                        agent.name(),
                        principal.onBehalfOf(),
                        agent.agent())
                : agent.actingFor(principal);
    }

    /** A source is the host's code: whatever it throws costs the event its actor and no more. */
    private static Answer answer(ActorSource source) {
        try {
            return source.ask();
        } catch (Exception | LinkageError e) {
            return new Answer.Failed("it threw " + e.getClass().getName());
        }
    }

    private Actor recordable(String source, Actor found) {
        @Nullable Actor actor = ActorRules.recordable(found);
        String why = "the id is blank, too long or not well-formed";
        return actor == null ? unknown(source, why) : actor;
    }

    private Actor unknown(String source, String why) {
        failures.missing(Part.ACTOR, source, why);
        return UNKNOWN;
    }

    /** The sources in their order, for people. */
    String names() {
        String used =
                sources.stream()
                        .filter(ActorChain::inUse)
                        .map(ActorSource::name)
                        .collect(Collectors.joining(", "));
        return used.isEmpty()
                ? "system (no ActorProvider, AuditorAware or Spring Security)"
                : used + ", else system";
    }

    /** A source that cannot be asked yet is there. */
    private static boolean inUse(ActorSource source) {
        try {
            return source.inUse();
        } catch (RuntimeException e) {
            return true;
        }
    }
}
