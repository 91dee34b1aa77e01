package io.worklog.spring.source.security;

import io.worklog.event.Target;

/** Names what was refused. Thread-safe. */
@FunctionalInterface
interface DeniedTargets {
    /** The object of a refusal. */
    Target of(Object wanted);
}
