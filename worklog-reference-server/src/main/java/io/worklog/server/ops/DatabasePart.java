package io.worklog.server.ops;

import io.worklog.server.db.Database;
import io.worklog.server.db.Migrations;
import org.jooq.exception.DataAccessException;

/** The domain database: whether it answers, and whether its tables are those of this version. */
final class DatabasePart implements Part {
    private final Database database;
    private final Migrations migrations;
    private volatile boolean complete;

    DatabasePart(Database database, Migrations migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding look() {
        try {
            database.sql().selectOne().fetch();
        } catch (DataAccessException e) {
            return Finding.broken(name(), "the domain database does not answer");
        }
        if (!complete) {
            int pending = migrations.pending();
            if (pending > 0) {
                return Finding.broken(name(), pending + " migrations are missing");
            }
            complete = true;
        }
        return Finding.fine(name());
    }
}
