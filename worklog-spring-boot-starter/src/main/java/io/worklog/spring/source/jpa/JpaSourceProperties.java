package io.worklog.spring.source.jpa;

import io.worklog.spring.source.WriteDelivery;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recording of what Hibernate writes.
 *
 * @param enabled whether changes of entities are recorded at all
 * @param packages packages whose entities are recorded, with those below them, beside the classes
 *     that carry LoggedEntity
 * @param delivery when the changes are recorded: in the transaction where the worklog has an outbox
 *     and else after its commit (auto), always in the transaction, or always after its commit
 */
@ConfigurationProperties("worklog.jpa")
record JpaSourceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> packages,
        @DefaultValue("auto") WriteDelivery delivery) {}
