package io.worklog.server.record;

import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of comments and of what they said before. */
final class CommentRows {
    private final Database database;

    /**
     * A comment.
     *
     * @param id its identifier
     * @param author who wrote it
     * @param body Markdown; null where it was deleted or erased
     * @param createdAt when it was written
     * @param editedAt when it was changed last; null where it never was
     * @param deletedAt when its author took it away; null where it stands
     * @param version what the entity tag is made of
     */
    record Comment(
            String id,
            Participant author,
            @Nullable String body,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            long version) {}

    /** What a comment said until it was changed. */
    record FormerText(long version, String body, Instant replacedAt) {}

    CommentRows(Database database) {
        this.database = database;
    }

    /** A page, oldest first, with one more than the limit where there are more. */
    List<Comment> page(String record, @Nullable String after, PageLimit limit) {
        Condition which = Tables.RECORD_ID.eq(record);
        return database.sql()
                .select()
                .from(Tables.COMMENTS)
                .where(after == null ? which : which.and(Tables.ID.gt(after)))
                .orderBy(Tables.ID)
                .limit(limit.value() + 1)
                .fetch(CommentRows::row);
    }

    Optional<Comment> find(String record, String id) {
        return database.sql()
                .select()
                .from(Tables.COMMENTS)
                .where(Tables.RECORD_ID.eq(record).and(Tables.ID.eq(id)))
                .fetchOptional(CommentRows::row);
    }

    void insert(String record, Comment comment) {
        database.sql()
                .insertInto(Tables.COMMENTS)
                .set(Tables.ID, comment.id())
                .set(Tables.RECORD_ID, record)
                .set(Tables.AUTHOR_ID, comment.author().id())
                .set(Tables.AUTHOR_NAME, comment.author().name())
                .set(Tables.BODY, comment.body())
                .set(Tables.CREATED_AT, Times.micros(comment.createdAt()))
                .set(Tables.VERSION, comment.version())
                .execute();
    }

    /** Replaces a comment's text, if it is still the one that was read. */
    boolean edit(Comment before, String body, Instant at) {
        boolean changed =
                database.sql()
                                .update(Tables.COMMENTS)
                                .set(Tables.BODY, body)
                                .set(Tables.EDITED_AT, Times.micros(at))
                                .set(Tables.VERSION, before.version() + 1)
                                .where(unchanged(before))
                                .execute()
                        == 1;
        String old = before.body();
        if (changed && old != null) {
            database.sql()
                    .insertInto(Tables.COMMENT_TEXTS)
                    .set(Tables.COMMENT_ID, before.id())
                    .set(Tables.VERSION_OF_COMMENT, before.version())
                    .set(Tables.BODY, old)
                    .set(Tables.REPLACED_AT, Times.micros(at))
                    .execute();
        }
        return changed;
    }

    /** Leaves a tombstone; what the comment ever said goes. */
    boolean delete(Comment before, Instant at) {
        boolean changed =
                database.sql()
                                .update(Tables.COMMENTS)
                                .setNull(Tables.BODY)
                                .set(Tables.DELETED_AT, Times.micros(at))
                                .set(Tables.VERSION, before.version() + 1)
                                .where(unchanged(before))
                                .execute()
                        == 1;
        if (changed) {
            database.sql()
                    .deleteFrom(Tables.COMMENT_TEXTS)
                    .where(Tables.COMMENT_ID.eq(before.id()))
                    .execute();
        }
        return changed;
    }

    private static Condition unchanged(Comment before) {
        return Tables.ID
                .eq(before.id())
                .and(Tables.VERSION.eq(before.version()))
                .and(Tables.DELETED_AT.isNull());
    }

    /** What a comment said before, oldest first. */
    List<FormerText> history(String comment) {
        return database.sql()
                .select()
                .from(Tables.COMMENT_TEXTS)
                .where(Tables.COMMENT_ID.eq(comment))
                .orderBy(Tables.VERSION_OF_COMMENT)
                .fetch(row ->
                        new FormerText(
                                row.get(Tables.VERSION_OF_COMMENT),
                                row.get(Tables.BODY),
                                Times.instant(row.get(Tables.REPLACED_AT).longValue())));
    }

    private static Comment row(Record row) {
        return new Comment(
                row.get(Tables.ID),
                new Participant(row.get(Tables.AUTHOR_ID), row.get(Tables.AUTHOR_NAME)),
                row.get(Tables.BODY),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                Times.instant(row.get(Tables.EDITED_AT)),
                Times.instant(row.get(Tables.DELETED_AT)),
                row.get(Tables.VERSION));
    }
}
