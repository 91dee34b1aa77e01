package io.worklog.server.viewer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The viewer that other sites embed.
 *
 * @param perSecond pages a second of one token, in the long run.
 * @param burst pages of one token at once.
 * @param tokens tokens of one project that are good at once.
 */
@ConfigurationProperties("worklog.server.viewer")
record ViewerProperties(
        @DefaultValue("10") int perSecond,
        @DefaultValue("60") int burst,
        @DefaultValue("10000") int tokens) {}
