package io.worklog.spring.source.security;

import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import org.jspecify.annotations.Nullable;

/** Makes targets of names that somebody else wrote. Thread-safe. */
final class SafeTargets implements DeniedTargets {
    private static final String UNKNOWN = "unknown";

    private final Masker masker;

    SafeTargets(Masker masker) {
        this.masker = masker;
    }

    /** Somebody who logs in or out, or tries to. */
    Target user(@Nullable String name) {
        return named(SecurityEvents.USER, name);
    }

    Target named(String kind, @Nullable String name) {
        String safe = name == null ? "" : masker.text(name);
        return Target.of(kind, CapturedText.id(safe, EventLimits.MAX_ID, UNKNOWN));
    }

    /** By its class, where nothing better is known. */
    @Override
    public Target of(Object wanted) {
        return named("object", wanted.getClass().getSimpleName());
    }
}
