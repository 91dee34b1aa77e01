package io.worklog.spring;

import io.worklog.event.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Says which AI agent does the work of the calling thread. A bean of the host's, asked beside every
 * other source: the party that the others find becomes the one the agent acts for, so that both are
 * in the event. Thread-safe.
 */
@FunctionalInterface
public interface AgentProvider {
    /**
     * The agent, of type {@link io.worklog.event.ActorType#AGENT}, with its model and tool where
     * they are known; null where no agent acts here. One that names its own principals keeps them.
     * MUST be fast, every recording asks it.
     */
    @Nullable Actor agent();
}
