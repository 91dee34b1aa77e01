package io.worklog.server.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret that API keys are kept under.
 *
 * @param keyPepper at least 32 characters, the same on every node, not kept in the database; a file
 *     key-pepper in the data folder unless set. Another one voids all API keys.
 */
@ConfigurationProperties("worklog.server")
record PepperProperties(@Nullable String keyPepper) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "PepperProperties";
    }
}
