package io.worklog.spring.source.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts a watch in front of the data sources of the application. */
final class DataSourceWatch implements BeanPostProcessor {
    private final Supplier<StatementProperties> properties;
    private final Supplier<StatementRecorder> recorder;

    /** Both are asked for when the first data source is made. */
    DataSourceWatch(
            Supplier<StatementProperties> properties, Supplier<StatementRecorder> recorder) {
        this.properties = properties;
        this.recorder = recorder;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source) || bean instanceof WatchedDataSource) {
            return bean;
        }
        StatementProperties said = properties.get();
        boolean wanted = said.dataSources().isEmpty() || said.dataSources().contains(name);
        return wanted ? watched(source, name, said) : bean;
    }

    private DataSource watched(DataSource source, String name, StatementProperties said) {
        ExcludedTables excluded = new ExcludedTables(said.excludedTables(), said.tablePrefix());
        return new WatchedDataSource(
                source,
                said.maxText(),
                (real, reader) ->
                        WatchedConnection.of(
                                real,
                                new ConnectionLog(recorder.get(), name, said.rolledBack()),
                                reader,
                                excluded));
    }
}
