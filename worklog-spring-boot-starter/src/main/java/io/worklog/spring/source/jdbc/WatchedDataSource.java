package io.worklog.spring.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose connections are watched. Thread-safe. */
final class WatchedDataSource extends DelegatingDataSource {
    private final BiFunction<Connection, SqlReader, Connection> watching;
    private final int maxText;
    private volatile @Nullable SqlReader reader;

    WatchedDataSource(
            DataSource target,
            int maxText,
            BiFunction<Connection, SqlReader, Connection> watching) {
        super(target);
        this.maxText = maxText;
        this.watching = watching;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return watched(super.getConnection(user, password));
    }

    private Connection watched(Connection real) throws SQLException {
        SqlReader known = reader;
        if (known == null) {
            String product = real.getMetaData().getDatabaseProductName();
            known = new SqlReader(SqlFlavor.of(product), maxText);
            reader = known;
        }
        return watching.apply(real, known);
    }
}
