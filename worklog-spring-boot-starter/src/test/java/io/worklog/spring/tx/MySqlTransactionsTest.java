package io.worklog.spring.tx;

import io.worklog.testkit.server.TestServers;

class MySqlTransactionsTest extends ServerTransactionsExam {
    MySqlTransactionsTest(TestServers servers) {
        super(servers.mysql().createDatabase());
    }
}
