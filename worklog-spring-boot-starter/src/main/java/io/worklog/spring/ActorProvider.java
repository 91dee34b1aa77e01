package io.worklog.spring;

import io.worklog.event.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Says who acts on the calling thread. A bean of the host's; it comes before every other source but
 * what {@link io.worklog.context.WorklogContext} carries already. Thread-safe.
 */
@FunctionalInterface
public interface ActorProvider {
    /** Who acts, or null where it is not known here; MUST be fast, every recording asks it. */
    @Nullable Actor actor();
}
