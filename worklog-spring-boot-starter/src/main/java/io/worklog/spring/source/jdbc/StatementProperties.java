package io.worklog.spring.source.jdbc;

import io.worklog.spring.source.WriteDelivery;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recording of statements that change a database.
 *
 * @param enabled whether statements are recorded
 * @param source where statements are seen: at the data source, or in jOOQ only
 * @param dataSources names of the DataSource beans that are watched; all where none is named
 * @param excludedTables tables whose statements are not recorded, as names or as names with a
 *     schema; those of Worklog never are
 * @param tablePrefix what the names of Worklog's own tables begin with
 * @param grouping whether there is one event per transaction or per statement
 * @param delivery when statements are recorded: in the transaction where the worklog has an outbox
 *     and else after its commit (auto), always in the transaction, or always after its commit
 * @param rolledBack whether statements that failed or were rolled back are recorded too, as an
 *     event with the outcome FAILURE
 * @param maxText how many characters of a statement are kept, from 40 to 4000
 */
@ConfigurationProperties("worklog.statements")
record StatementProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("data-source") StatementSource source,
        @DefaultValue List<String> dataSources,
        @DefaultValue List<String> excludedTables,
        @DefaultValue("worklog_") String tablePrefix,
        @DefaultValue("transaction") StatementGrouping grouping,
        @DefaultValue("auto") WriteDelivery delivery,
        @DefaultValue("false") boolean rolledBack,
        @DefaultValue("1000") int maxText) {
    StatementProperties {
        if (maxText < 40 || maxText > 4000) {
            throw new IllegalArgumentException(
                    "worklog.statements.max-text is " + maxText + ": use 40 to 4000");
        }
        excludedTables = excludedTables.stream().map(ExcludedTables::plain).toList();
    }
}
