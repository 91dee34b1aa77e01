package io.worklog.spring.source.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts a watch in front of the data sources of the application. It sees connections that are taken
 * when all beans are there: whoever writes the first event of a worklog in the same database must
 * not wait here for the thread that makes beans and waits for that event.
 */
final class DataSourceWatch implements BeanPostProcessor, SmartInitializingSingleton {
    private final Supplier<StatementProperties> properties;
    private final Supplier<StatementRecorder> recorder;
    private volatile @Nullable StatementRecorder begun;

    /** The first is asked for when a data source is made, the second when all beans are there. */
    DataSourceWatch(
            Supplier<StatementProperties> properties, Supplier<StatementRecorder> recorder) {
        this.properties = properties;
        this.recorder = recorder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        begun = recorder.get();
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
                (real, reader) -> {
                    StatementRecorder to = begun;
                    return to == null
                            ? real
                            : WatchedConnection.of(
                                    real,
                                    new ConnectionLog(to, name, said.rolledBack()),
                                    reader,
                                    excluded);
                });
    }
}
