package io.worklog.server.evidence;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** The tables of uploads. */
final class UploadRows {
    private final Database database;

    UploadRows(Database database) {
        this.database = database;
    }

    void add(Upload upload, String tenant, Instant now) {
        database.sql()
                .insertInto(Tables.UPLOADS)
                .set(Tables.ID, upload.id())
                .set(Tables.TENANT, tenant)
                .set(Tables.PROJECT_ID, upload.project())
                .set(Tables.OWNER, upload.owner())
                .set(Tables.FILE_NAME, upload.name())
                .set(Tables.EXPECTED_BYTES, upload.size())
                .set(Tables.EXPECTED_SHA256, upload.sha256())
                .set(Tables.RECEIVED, upload.offset())
                .set(Tables.CREATED_AT, Times.micros(now))
                .set(Tables.EXPIRES_AT, Times.micros(upload.expiresAt()))
                .execute();
    }

    /** An upload of that person. */
    Optional<Upload> find(Caller caller, ProjectRef project, String id) {
        return database.sql()
                .select(
                        Tables.ID,
                        Tables.PROJECT_ID,
                        Tables.OWNER,
                        Tables.FILE_NAME,
                        Tables.EXPECTED_BYTES,
                        Tables.EXPECTED_SHA256,
                        Tables.RECEIVED,
                        Tables.EXPIRES_AT)
                .from(Tables.UPLOADS)
                .where(
                        Tables.ID
                                .eq(id)
                                .and(Tables.PROJECT_ID.eq(project.id()))
                                .and(Tables.OWNER.eq(caller.userId())))
                .fetchOptional(UploadRows::upload);
    }

    int open(Caller caller) {
        return database.sql()
                .fetchCount(
                        Tables.UPLOADS,
                        Tables.TENANT.eq(caller.tenant()).and(Tables.OWNER.eq(caller.userId())));
    }

    /**
     * Counts a part in, if the upload is where the part begins. Of two parts for one place the
     * second is refused.
     */
    boolean received(String upload, Part part, Instant expiresAt) {
        return database.inTransaction(() -> {
            boolean first =
                    database.sql()
                                    .update(Tables.UPLOADS)
                                    .set(Tables.RECEIVED, part.start() + part.size())
                                    .set(Tables.EXPIRES_AT, Times.micros(expiresAt))
                                    .where(Tables.ID.eq(upload))
                                    .and(Tables.RECEIVED.eq(part.start()))
                                    .execute()
                            == 1;
            if (first) {
                addPart(upload, part);
            }
            return first;
        });
    }

    private void addPart(String upload, Part part) {
        database.sql()
                .insertInto(Tables.PARTS)
                .set(Tables.UPLOAD_ID, upload)
                .set(Tables.PART_START, part.start())
                .set(Tables.PART_BYTES, part.size())
                .set(Tables.FILE_NAME, part.file())
                .execute();
    }

    List<Part> parts(String upload) {
        return database.sql()
                .select(Tables.PART_START, Tables.PART_BYTES, Tables.FILE_NAME)
                .from(Tables.PARTS)
                .where(Tables.UPLOAD_ID.eq(upload))
                .orderBy(Tables.PART_START)
                .fetch(row ->
                        new Part(
                                row.get(Tables.PART_START),
                                row.get(Tables.PART_BYTES),
                                row.get(Tables.FILE_NAME)));
    }

    /** Forgets an upload; false where it was gone. */
    boolean remove(String upload) {
        database.sql().deleteFrom(Tables.PARTS).where(Tables.UPLOAD_ID.eq(upload)).execute();
        return database.sql().deleteFrom(Tables.UPLOADS).where(Tables.ID.eq(upload)).execute() == 1;
    }

    List<String> expired(Instant now, int most) {
        return database.sql()
                .select(Tables.ID)
                .from(Tables.UPLOADS)
                .where(Tables.EXPIRES_AT.le(Times.micros(now)))
                .orderBy(Tables.EXPIRES_AT)
                .limit(most)
                .fetch(Tables.ID);
    }

    private static Upload upload(Record row) {
        return new Upload(
                row.get(Tables.ID),
                row.get(Tables.PROJECT_ID),
                row.get(Tables.OWNER),
                row.get(Tables.FILE_NAME),
                row.get(Tables.EXPECTED_BYTES),
                row.get(Tables.EXPECTED_SHA256),
                row.get(Tables.RECEIVED),
                Times.instant(row.get(Tables.EXPIRES_AT).longValue()));
    }
}
