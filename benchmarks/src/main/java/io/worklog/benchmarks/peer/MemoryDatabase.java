package io.worklog.benchmarks.peer;

import com.zaxxer.hikari.HikariDataSource;

/** H2 in memory, for peers that bring tables of their own. */
final class MemoryDatabase {
    private static final int CONNECTIONS = 16;

    private MemoryDatabase() {}

    /** Connections to a new database; it ends with the last of them. */
    static HikariDataSource open(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + name);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setAutoCommit(false);
        return pool;
    }
}
