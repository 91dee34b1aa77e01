package io.worklog.spring.source.security;

import io.worklog.event.Target;
import org.jspecify.annotations.Nullable;

/** Names what was refused. Thread-safe. */
@FunctionalInterface
interface DeniedTargets {
    /** The object of a refusal; null where it is no refusal of something that somebody wanted. */
    @Nullable Target of(Object wanted);
}
