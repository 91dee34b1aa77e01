package io.worklog.spring.tx;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which transactions events join.
 *
 * @param dataSource name of the DataSource bean that the outbox is in, where the application has
 *     several and none is primary. Events of TRANSACTIONAL types join its transactions and no
 *     others.
 */
@ConfigurationProperties("worklog.tx")
record TransactionsProperties(@Nullable String dataSource) {}
