package io.worklog.server.record;

import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of notifications; each matter is told to a person once. */
final class NotificationRows {
    private static final List<String> WAITING =
            Stream.of(
                            NotificationKind.DRAFT_OVERDUE,
                            NotificationKind.RECORD_SUBMITTED,
                            NotificationKind.APPROVAL_OVERDUE)
                    .map(NotificationKind::name)
                    .toList();

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * What to tell whom.
     *
     * @param once what makes the matter one of its kind for the record
     */
    record Notice(
            String user,
            NotificationKind kind,
            String tenant,
            String project,
            String record,
            String once) {
        String key() {
            return kind + "/" + record + "/" + user + "/" + once;
        }
    }

    /**
     * What somebody was told. It holds nothing of the record: who may not read the record any more
     * learns nothing.
     *
     * @param id its identifier
     * @param kind what it is about
     * @param project where the record is
     * @param record which record
     * @param createdAt when it was told
     * @param readAt when it was marked as read; null before
     */
    record Notification(
            String id,
            NotificationKind kind,
            String project,
            String record,
            Instant createdAt,
            @Nullable Instant readAt) {}

    NotificationRows(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells somebody, unless they were told before. */
    boolean insert(Notice notice) {
        return database.sql()
                        .insertInto(Tables.NOTIFICATIONS)
                        .set(Tables.ID, ids.next("ntf"))
                        .set(Tables.TENANT, notice.tenant())
                        .set(Tables.USER_ID, notice.user())
                        .set(Tables.KIND, notice.kind().name())
                        .set(Tables.PROJECT_ID, notice.project())
                        .set(Tables.RECORD_ID, notice.record())
                        .set(Tables.ONCE_KEY, notice.key())
                        .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** A page of somebody's, newest first, with one more than the limit where there are more. */
    List<Notification> page(
            String tenant, String user, boolean unread, @Nullable String before, PageLimit limit) {
        Condition which = Tables.TENANT.eq(tenant).and(Tables.USER_ID.eq(user));
        if (unread) {
            which = which.and(Tables.READ_AT.isNull());
        }
        if (before != null) {
            which = which.and(Tables.ID.lt(before));
        }
        return database.sql()
                .select()
                .from(Tables.NOTIFICATIONS)
                .where(which)
                .orderBy(Tables.ID.desc())
                .limit(limit.value() + 1)
                .fetch(NotificationRows::row);
    }

    int unread(String tenant, String user) {
        return database.sql()
                .fetchCount(
                        Tables.NOTIFICATIONS,
                        Tables.TENANT
                                .eq(tenant)
                                .and(Tables.USER_ID.eq(user))
                                .and(Tables.READ_AT.isNull()));
    }

    /** Marks one of somebody's as read, or all where none is named. */
    int read(String tenant, String user, @Nullable String id) {
        Condition which =
                Tables.TENANT.eq(tenant).and(Tables.USER_ID.eq(user)).and(Tables.READ_AT.isNull());
        return database.sql()
                .update(Tables.NOTIFICATIONS)
                .set(Tables.READ_AT, Times.micros(clock.instant()))
                .where(id == null ? which : which.and(Tables.ID.eq(id)))
                .execute();
    }

    /** Marks as read what told anybody that a record waits for them: it waits no longer. */
    void settle(String record) {
        database.sql()
                .update(Tables.NOTIFICATIONS)
                .set(Tables.READ_AT, Times.micros(clock.instant()))
                .where(Tables.RECORD_ID.eq(record))
                .and(Tables.READ_AT.isNull())
                .and(Tables.KIND.in(WAITING))
                .execute();
    }

    boolean exists(String tenant, String user, String id) {
        return database.sql()
                .fetchExists(
                        Tables.NOTIFICATIONS,
                        Tables.ID
                                .eq(id)
                                .and(Tables.TENANT.eq(tenant))
                                .and(Tables.USER_ID.eq(user)));
    }

    private static Notification row(Record row) {
        return new Notification(
                row.get(Tables.ID),
                NotificationKind.valueOf(row.get(Tables.KIND)),
                row.get(Tables.PROJECT_ID),
                row.get(Tables.RECORD_ID),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                Times.instant(row.get(Tables.READ_AT)));
    }
}
