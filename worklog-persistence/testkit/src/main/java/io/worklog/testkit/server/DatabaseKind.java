package io.worklog.testkit.server;

/** The databases that tests run against. */
public enum DatabaseKind {
    /** MySQL; the environment names one in {@code WORKLOG_TEST_MYSQL}. */
    MYSQL(ServerKind.MYSQL, "MySQL"),
    /** MariaDB; the environment names one in {@code WORKLOG_TEST_MARIADB}. */
    MARIADB(ServerKind.MARIADB, "MariaDB"),
    /** PostgreSQL; the environment names one in {@code WORKLOG_TEST_POSTGRESQL}. */
    POSTGRESQL(ServerKind.POSTGRESQL, "PostgreSQL");

    private final ServerKind server;
    private final String title;

    DatabaseKind(ServerKind server, String title) {
        this.server = server;
        this.title = title;
    }

    ServerKind server() {
        return server;
    }

    /** Its name as its makers write it, for the names of tests. */
    @Override
    public String toString() {
        return title;
    }
}
