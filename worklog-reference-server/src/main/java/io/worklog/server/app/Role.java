package io.worklog.server.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A part of the work of a server that one process may do and another not. */
enum Role {
    /** Answers requests and shows pages. */
    API("server.port", "-1"),
    /** Does jobs: exports, verifications, erasures, retention, reminders, everything repeated. */
    WORKER("worklog.server.job.workers", "0"),
    /** Delivers to webhooks and syslog receivers. */
    FEEDS("worklog.server.feed.enabled", "false");

    private final String property;
    private final String without;

    Role(String property, String without) {
        this.property = property;
        this.without = without;
    }

    /** Its name in settings. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting that keeps a process from it. */
    Map.Entry<String, Object> absence() {
        return Map.entry(property, without);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
