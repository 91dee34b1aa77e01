package io.worklog.server.evidence;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables of files and of what needs them. */
final class EvidenceRows {
    private final Database database;

    EvidenceRows(Database database) {
        this.database = database;
    }

    /**
     * A file with whose it is.
     *
     * @param file the file
     * @param tenant the tenant of its project
     * @param needed whether something needs it
     */
    record Row(EvidenceFile file, String tenant, boolean needed) {}

    void add(String tenant, EvidenceFile file) {
        database.sql()
                .insertInto(Tables.EVIDENCE)
                .set(Tables.ID, file.id())
                .set(Tables.TENANT, tenant)
                .set(Tables.PROJECT_ID, file.project())
                .set(Tables.SHA256, file.sha256())
                .set(Tables.SIZE_BYTES, file.size())
                .set(Tables.MEDIA_TYPE, file.mediaType())
                .set(Tables.FILE_NAME, file.name())
                .set(Tables.STATE, file.state().name())
                .set(Tables.UPLOADED_BY, file.uploadedBy())
                .set(Tables.UPLOADED_AT, Times.micros(file.uploadedAt()))
                .set(Tables.NEEDED, 0)
                .execute();
    }

    Optional<EvidenceFile> find(String project, String id) {
        return select(Tables.ID.eq(id).and(Tables.PROJECT_ID.eq(project)), 1).stream()
                .map(Row::file)
                .findFirst();
    }

    /** Files of a project, newest first, below an identifier. */
    List<Row> list(String project, @Nullable String before, Condition more, int most) {
        Condition where = Tables.PROJECT_ID.eq(project).and(more);
        return database.sql()
                .select(Tables.FILE)
                .from(Tables.EVIDENCE)
                .where(before == null ? where : where.and(Tables.ID.lt(before)))
                .orderBy(Tables.ID.desc())
                .limit(most)
                .fetch(EvidenceRows::row);
    }

    /** Some rows, oldest first. */
    List<Row> select(Condition where, int most) {
        return database.sql()
                .select(Tables.FILE)
                .from(Tables.EVIDENCE)
                .where(where)
                .orderBy(Tables.ID)
                .limit(most)
                .fetch(EvidenceRows::row);
    }

    /** Those that nothing needs and that are older. */
    static Condition orphans(Instant before) {
        return Tables.NEEDED
                .eq(0)
                .and(Tables.STATE.ne(EvidenceState.ERASED.name()))
                .and(Tables.UPLOADED_AT.lt(Times.micros(before)));
    }

    /** Files that a person brought to a project and that can still be erased. */
    List<EvidenceFile> of(String project, String person) {
        return database.sql()
                .select(Tables.FILE)
                .from(Tables.EVIDENCE)
                .where(
                        Tables.PROJECT_ID
                                .eq(project)
                                .and(Tables.UPLOADED_BY.eq(person))
                                .and(Tables.STATE.ne(EvidenceState.ERASED.name())))
                .orderBy(Tables.ID)
                .fetch(row -> row(row).file());
    }

    /** Changes the state of a file that is in another one; false where it is not. */
    boolean move(String id, EvidenceState from, EvidenceState to, @Nullable String finding) {
        return database.sql()
                        .update(Tables.EVIDENCE)
                        .set(Tables.STATE, to.name())
                        .set(Tables.FINDING, finding)
                        .where(Tables.ID.eq(id).and(Tables.STATE.eq(from.name())))
                        .execute()
                == 1;
    }

    /** Takes the name and the state of a file that can be read or not; false where it is gone. */
    boolean erase(String id) {
        return database.sql()
                        .update(Tables.EVIDENCE)
                        .set(Tables.STATE, EvidenceState.ERASED.name())
                        .setNull(Tables.FILE_NAME)
                        .where(Tables.ID.eq(id).and(Tables.STATE.ne(EvidenceState.ERASED.name())))
                        .execute()
                == 1;
    }

    /** How many names of files that a person brought there still are. */
    long names(String tenant, String person) {
        return database.sql().fetchCount(Tables.EVIDENCE, named(tenant, person));
    }

    long eraseNames(String tenant, String person) {
        return database.sql()
                .update(Tables.EVIDENCE)
                .setNull(Tables.FILE_NAME)
                .where(named(tenant, person))
                .execute();
    }

    private static Condition named(String tenant, String person) {
        return Tables.TENANT
                .eq(tenant)
                .and(Tables.UPLOADED_BY.eq(person))
                .and(Tables.FILE_NAME.isNotNull());
    }

    /** Whether a content belongs to a file, besides one, that was not erased. */
    boolean usedBesides(String sha256, String id) {
        return database.sql()
                .fetchExists(
                        Tables.EVIDENCE,
                        Tables.SHA256
                                .eq(sha256)
                                .and(Tables.ID.ne(id))
                                .and(Tables.STATE.ne(EvidenceState.ERASED.name())));
    }

    void forget(String project, String kind, String thing) {
        Condition of =
                Tables.PROJECT_ID.eq(project).and(Tables.KIND.eq(kind)).and(Tables.THING.eq(thing));
        List<String> before =
                database.sql()
                        .select(Tables.EVIDENCE_ID)
                        .from(Tables.REFERENCES)
                        .where(of)
                        .fetch(Tables.EVIDENCE_ID);
        database.sql().deleteFrom(Tables.REFERENCES).where(of).execute();
        recount(before);
    }

    void refer(String project, String kind, String thing, Collection<String> files) {
        for (String file : files) {
            database.sql()
                    .insertInto(Tables.REFERENCES)
                    .set(Tables.EVIDENCE_ID, file)
                    .set(Tables.PROJECT_ID, project)
                    .set(Tables.KIND, kind)
                    .set(Tables.THING, thing)
                    .execute();
        }
        recount(files);
    }

    /** Whatever was once needed keeps being so while anything needs it. */
    private void recount(Collection<String> files) {
        for (String file : files) {
            boolean needed =
                    database.sql().fetchExists(Tables.REFERENCES, Tables.EVIDENCE_ID.eq(file));
            database.sql()
                    .update(Tables.EVIDENCE)
                    .set(Tables.NEEDED, needed ? 1 : 0)
                    .where(Tables.ID.eq(file))
                    .execute();
        }
    }

    List<String> things(String id) {
        return database.sql()
                .select(DSL.concat(Tables.KIND, DSL.inline("/"), Tables.THING))
                .from(Tables.REFERENCES)
                .where(Tables.EVIDENCE_ID.eq(id))
                .orderBy(Tables.KIND, Tables.THING)
                .fetch(row -> row.value1());
    }

    private static Row row(Record row) {
        EvidenceFile file =
                new EvidenceFile(
                        row.get(Tables.ID),
                        row.get(Tables.PROJECT_ID),
                        row.get(Tables.SHA256),
                        row.get(Tables.SIZE_BYTES),
                        row.get(Tables.MEDIA_TYPE),
                        row.get(Tables.FILE_NAME),
                        EvidenceState.valueOf(row.get(Tables.STATE)),
                        row.get(Tables.UPLOADED_BY),
                        Times.instant(row.get(Tables.UPLOADED_AT).longValue()));
        return new Row(file, row.get(Tables.TENANT), row.get(Tables.NEEDED) == 1);
    }
}
