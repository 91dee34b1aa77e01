package io.worklog.server.user;

import io.worklog.server.db.Database;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Which tenants there are. Thread-safe. */
final class TenantTable {
    static final String ACTIVE = "ACTIVE";
    static final String DISABLED = "DISABLED";

    private final Database database;

    TenantTable(Database database) {
        this.database = database;
    }

    /** Identifiers of the tenants whose people may log in, as a part of a statement. */
    static Select<Record1<String>> active() {
        return DSL.select(Tables.ID).from(Tables.TENANTS).where(Tables.STATE.eq(ACTIVE));
    }

    /** Whether the people of a tenant may log in. */
    boolean isActive(String tenant) {
        return database.sql()
                .fetchExists(Tables.TENANTS, Tables.ID.eq(tenant).and(Tables.STATE.eq(ACTIVE)));
    }
}
