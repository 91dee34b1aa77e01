package io.worklog.spring.tx;

import io.worklog.testkit.server.TestServers;

class MariaDbTransactionsTest extends ServerTransactionsExam {
    MariaDbTransactionsTest(TestServers servers) {
        super(servers.mariadb().createDatabase());
    }
}
