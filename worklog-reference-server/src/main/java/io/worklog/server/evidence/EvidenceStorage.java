package io.worklog.server.evidence;

import io.worklog.server.db.Database;
import io.worklog.server.survey.StorageSource;
import io.worklog.server.survey.StorageUse;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Files by project, with the sizes they were sent with: each content is kept once only. */
final class EvidenceStorage implements StorageSource {
    private static final Field<Integer> COUNT = DSL.count();
    private static final Field<BigDecimal> BYTES = DSL.sum(Tables.SIZE_BYTES);

    private final Database database;

    EvidenceStorage(Database database) {
        this.database = database;
    }

    @Override
    public List<StorageUse> storage(String tenant) {
        return database.sql()
                .select(Tables.PROJECT_ID, COUNT, BYTES)
                .from(Tables.EVIDENCE)
                .where(Tables.TENANT.eq(tenant))
                .and(Tables.STATE.ne(EvidenceState.ERASED.name()))
                .groupBy(Tables.PROJECT_ID)
                .orderBy(Tables.PROJECT_ID)
                .fetch(row ->
                        new StorageUse(
                                "evidence",
                                row.get(Tables.PROJECT_ID),
                                row.get(COUNT),
                                row.get(BYTES).longValue()));
    }
}
