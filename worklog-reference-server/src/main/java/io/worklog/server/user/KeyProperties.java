package io.worklog.server.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API keys.
 *
 * @param usual how long a key lives where its owner does not say.
 * @param longest how long a key lives at most.
 */
@ConfigurationProperties("worklog.server.keys")
record KeyProperties(@DefaultValue("90d") Duration usual, @DefaultValue("366d") Duration longest) {}
