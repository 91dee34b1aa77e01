package io.worklog.spring.source.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which application events are recorded.
 *
 * @param enabled whether application events are recorded whose class is annotated with LoggedEvent
 *     or for which there is a DomainEventMapping.
 */
@ConfigurationProperties("worklog.events")
record EventsProperties(@DefaultValue("true") boolean enabled) {}
