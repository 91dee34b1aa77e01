package io.worklog.spring.source.security;

import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;

/** Names what was refused. Thread-safe. */
class DeniedTargets {
    private final Masker masker;

    DeniedTargets(Masker masker) {
        this.masker = masker;
    }

    /** The object of a refusal, by its class where nothing better is known. */
    Target of(Object wanted) {
        return named("object", wanted.getClass().getSimpleName());
    }

    final Target named(String kind, String name) {
        return Target.of(
                kind, CapturedText.id(masker.text(name), EventLimits.MAX_ID, "unknown"));
    }
}
