package io.worklog.spring;

import org.jspecify.annotations.Nullable;

/**
 * A principal that knows what people call it, beside the name it logs in with: implemented by the
 * host's {@code UserDetails}. The name is frozen into the events of the one who is logged in, and of
 * the one who is acted for.
 */
@FunctionalInterface
public interface NamedPrincipal {
    /** The readable name, at most 128 characters, or null where there is none. */
    @Nullable String displayName();
}
