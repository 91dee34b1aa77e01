package io.worklog.spring.context;

import org.jspecify.annotations.Nullable;

/** One way of finding out which tenant the calling thread works for. Thread-safe. */
interface TenantSource {
    /** What it is called in a warning. */
    String name();

    /** The tenant, or null where it is not known here. */
    @Nullable String tenant();
}
