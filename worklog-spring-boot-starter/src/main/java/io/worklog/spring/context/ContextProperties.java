package io.worklog.spring.context;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the caller's context comes from, beyond what is found by itself.
 *
 * @param tenantClaim claim of the caller's token that names the tenant; none is read unless set
 * @param tenantHeader header of the request that names the tenant; none is read unless set. Callers
 *     can send what they like: set it only behind a gateway that removes or replaces theirs.
 * @param decorateExecutors whether Spring's executors take the caller along with each task; those
 *     given {@code worklogTaskDecorator} do anyway
 */
@ConfigurationProperties("worklog.context")
record ContextProperties(
        @DefaultValue("") String tenantClaim,
        @DefaultValue("") String tenantHeader,
        @DefaultValue("true") boolean decorateExecutors) {}
