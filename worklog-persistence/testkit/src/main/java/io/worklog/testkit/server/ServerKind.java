package io.worklog.testkit.server;

import java.net.InetSocketAddress;
import java.util.Locale;

/** What can be started, how, and where the environment names one that runs already. */
enum ServerKind {
    MYSQL("WORKLOG_TEST_MYSQL", "jdbc:mysql://%s:%d/?user=root"),
    MARIADB("WORKLOG_TEST_MARIADB", "jdbc:mariadb://%s:%d/?user=root"),
    POSTGRESQL("WORKLOG_TEST_POSTGRESQL", "jdbc:postgresql://%s:%d/?user=postgres"),
    REDIS("WORKLOG_TEST_REDIS", "redis://%s:%d"),
    MONGODB("WORKLOG_TEST_MONGODB_URI", "mongodb://%s:%d/?replicaSet=rs0");

    private final String variable;
    private final String uri;

    ServerKind(String variable, String uri) {
        this.variable = variable;
        this.uri = uri;
    }

    /** The environment variable with the address of one that runs already. */
    String variable() {
        return variable;
    }

    /** The script that runs one, and the first part of the names of its folders. */
    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The address of a private one. */
    String uri(InetSocketAddress address) {
        return String.format(Locale.ROOT, uri, address.getHostString(), address.getPort());
    }
}
