package io.worklog.spring.context;

import io.worklog.event.Actor;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.domain.Persistable;

/** Asks whom Spring Data takes for the auditor. */
final class AuditorActors implements ActorSource {
    private final HostBeans<AuditorAware<?>> auditors;

    AuditorActors(HostBeans<AuditorAware<?>> auditors) {
        this.auditors = auditors;
    }

    @Override
    public String name() {
        return "AuditorAware";
    }

    @Override
    public boolean inUse() {
        return !auditors.all().isEmpty();
    }

    @Override
    @SuppressWarnings("OptionalAssignedToNull")
    public Answer ask() {
        for (AuditorAware<?> auditor : auditors.all()) {
            Optional<?> current = auditor.getCurrentAuditor();
            if (current == null) {
                return new Answer.Failed("it gave null: give an empty Optional for nobody");
            }
            if (current.isPresent()) {
                return read(current.get());
            }
        }
        return Answer.NOT_HERE;
    }

    /** An entity's own text would put its content into the event: it is asked for its id only. */
    private static Answer read(Object auditor) {
        if (auditor instanceof Actor actor) {
            return new Answer.Found(actor);
        }
        String id = id(auditor);
        return id == null
                ? new Answer.Unreadable(
                        "its auditor is a "
                                + auditor.getClass().getName()
                                + ": let it be Persistable or a Principal, or give an"
                                + " ActorProvider")
                : new Answer.Found(Actor.user(id));
    }

    private static @Nullable String id(Object auditor) {
        if (auditor instanceof CharSequence
                || auditor instanceof Number
                || auditor instanceof UUID) {
            return auditor.toString();
        }
        if (auditor instanceof Principal principal) {
            return principal.getName();
        }
        Object id = auditor instanceof Persistable<?> entity ? entity.getId() : null;
        return id == null ? null : id.toString();
    }
}
