package io.worklog.spring.tx;

import io.worklog.testkit.server.TestServers;

class PostgreSqlTransactionsTest extends ServerTransactionsExam {
    PostgreSqlTransactionsTest(TestServers servers) {
        super(servers.postgresql().createDatabase());
    }
}
