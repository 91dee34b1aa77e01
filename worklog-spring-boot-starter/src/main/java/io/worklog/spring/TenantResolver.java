package io.worklog.spring;

import org.jspecify.annotations.Nullable;

/** Says which tenant the calling thread works for. A bean of the host's; thread-safe. */
@FunctionalInterface
public interface TenantResolver {
    /** The tenant, at most 64 characters, or null where it is not known here; MUST be fast. */
    @Nullable String tenant();
}
