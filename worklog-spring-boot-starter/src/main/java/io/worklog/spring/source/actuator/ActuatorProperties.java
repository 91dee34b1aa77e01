package io.worklog.spring.source.actuator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of Spring Boot's audit events.
 *
 * @param enabled whether every audit event the application publishes is recorded in the log, and
 *     the endpoint auditevents answered from it.
 * @param maxFound how many events an answer has at most, the newest; 1 to 1000.
 */
@ConfigurationProperties("worklog.actuator")
record ActuatorProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue("1000") int maxFound) {
    ActuatorProperties {
        if (maxFound < 1 || maxFound > 1_000) {
            throw new IllegalArgumentException(
                    "worklog.actuator.max-found is " + maxFound + ": use 1 to 1000");
        }
    }
}
