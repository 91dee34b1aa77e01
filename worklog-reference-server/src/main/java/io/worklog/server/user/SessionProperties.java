package io.worklog.server.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logins in browsers.
 *
 * @param idle a login ends when it was not used for so long; at least 5 minutes.
 * @param longest a login ends after so long, however much it is used.
 */
@ConfigurationProperties("worklog.server.session")
record SessionProperties(@DefaultValue("12h") Duration idle, @DefaultValue("7d") Duration longest) {
    private static final Duration LEAST = Duration.ofMinutes(5);

    SessionProperties {
        if (idle.compareTo(LEAST) < 0 || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "worklog.server.session: idle is at least 5m, and longest at least idle");
        }
    }
}
