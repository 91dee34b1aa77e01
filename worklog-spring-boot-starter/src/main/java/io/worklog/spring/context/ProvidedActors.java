package io.worklog.spring.context;

import io.worklog.event.Actor;
import io.worklog.spring.ActorProvider;

/** Asks the host's own providers, in their order. */
final class ProvidedActors implements ActorSource {
    private final HostBeans<ActorProvider> providers;

    ProvidedActors(HostBeans<ActorProvider> providers) {
        this.providers = providers;
    }

    @Override
    public String name() {
        return "ActorProvider";
    }

    @Override
    public boolean inUse() {
        return !providers.all().isEmpty();
    }

    @Override
    public Answer ask() {
        for (ActorProvider provider : providers.all()) {
            Actor actor = provider.actor();
            if (actor != null) {
                return new Answer.Found(actor);
            }
        }
        return Answer.NOT_HERE;
    }
}
