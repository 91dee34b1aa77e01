package io.worklog.spring.source.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is recorded of Spring Security's events.
 *
 * @param enabled whether logins, failed logins, logouts, refusals, switched users and expired
 *     sessions are recorded.
 * @param attemptedNames what becomes of the name that was given in a failed login: recorded as it
 *     is, as a digest (the same name has the same one), or not at all. People sometimes type their
 *     password there.
 * @param repeatWindow how long a login is left out that the same user repeats with every request
 *     (an Authorization header, a client certificate), and a refusal of strangers of the same
 *     address.
 * @param repeatMemory how many of these are remembered.
 */
@ConfigurationProperties("worklog.security")
record SecurityProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("plain") AttemptedNames attemptedNames,
        @DefaultValue("5m") Duration repeatWindow,
        @DefaultValue("10000") int repeatMemory) {
    /** What becomes of the name that was given in a failed login. */
    enum AttemptedNames {
        /** It is recorded as it is. */
        PLAIN,
        /** Its digest is. */
        DIGEST,
        /** Nothing is. */
        NONE
    }
}
