package io.worklog.testkit.server;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Hands out real servers for tests.
 *
 * <p>A <em>shared</em> server is the one that the environment names (in {@code
 * WORKLOG_TEST_MYSQL}, {@code WORKLOG_TEST_MARIADB}, {@code WORKLOG_TEST_POSTGRESQL}, {@code
 * WORKLOG_TEST_REDIS} or {@code WORKLOG_TEST_MONGODB_URI}); where it names none, a private one is
 * started at the first call and is the same for every later one. Other tests use it at the same
 * time: a caller MUST use a database or a prefix of its own, and MUST NOT stop, flush or configure
 * it. An <em>own</em> server is always private, and its test may do anything to it.
 *
 * <p>What private servers need on the machine is fetched once into {@code ~/.cache/worklog-test}
 * (or the folder that {@code WORKLOG_TEST_CACHE} names); a program that is missing is an {@link
 * IllegalStateException} which says what to install. Their data is in memory
 * ({@code /dev/shm}) where that has room for it, because tests would else wait for the disk most of
 * the time, and in the folder for temporary files where it has not. A killed server loses nothing
 * by that. The data is deleted at the end, and if this process is killed, by the next one.
 *
 * <p>Safe for use by several threads. A JUnit test takes it as a parameter: {@link
 * ServersExtension}.
 */
public interface TestServers extends AutoCloseable {

    /** Servers as this process's environment says. To be closed by the caller. */
    static TestServers open() {
        return open(System.getenv());
    }

    /**
     * Servers as an environment says.
     *
     * @param environment what private servers run in, with those of the variables named above that
     *     are wanted
     */
    static TestServers open(Map<String, String> environment) {
        return new DefaultTestServers(
                environment, DataFolders.ofThisUser(), RandomGenerator.getDefault());
    }

    /** The shared server of that kind. */
    DatabaseServer database(DatabaseKind kind);

    /** The shared MySQL. */
    default DatabaseServer mysql() {
        return database(DatabaseKind.MYSQL);
    }

    /** The shared MariaDB. */
    default DatabaseServer mariadb() {
        return database(DatabaseKind.MARIADB);
    }

    /** The shared PostgreSQL. */
    default DatabaseServer postgresql() {
        return database(DatabaseKind.POSTGRESQL);
    }

    /** The shared Redis. */
    TestServer redis();

    /** The shared server that speaks MongoDB's protocol. */
    TestServer mongodb();

    /**
     * Starts a private database server.
     *
     * @param kind which
     * @param options added to the server's command line
     */
    OwnServer<DatabaseServer> ownDatabase(DatabaseKind kind, String... options);

    /**
     * Starts a private Redis.
     *
     * @param options added to the server's command line; where the first is {@code --sentinel}, it
     *     is a Sentinel and the others are its settings, such as {@code monitor NAME HOST PORT 2}
     */
    OwnServer<TestServer> ownRedis(String... options);

    /** Starts a private server that speaks MongoDB's protocol. */
    OwnServer<TestServer> ownMongodb();

    /** Ends and deletes every private server, and drops the databases made on shared ones. */
    @Override
    void close();
}
