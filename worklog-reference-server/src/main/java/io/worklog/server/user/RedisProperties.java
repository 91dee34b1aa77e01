package io.worklog.server.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A Redis that nodes share.
 *
 * @param url where logins are kept, such as rediss://:password@host:6379/0; not set: in the domain
 *     database.
 */
@ConfigurationProperties("worklog.server.redis")
record RedisProperties(@Nullable String url) {}
