package io.worklog.server.user;

import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Looks for people. Thread-safe. */
final class UserSearch {
    private final Database database;

    UserSearch(Database database) {
        this.database = database;
    }

    /**
     * Whom to look for.
     *
     * @param tenant the tenant
     * @param text part of the name or login name; null for all
     * @param team who is in that team; null for all
     * @param after identifier of the last one of the page before; null for the first page
     */
    record Wish(
            String tenant, @Nullable String text, @Nullable String team, @Nullable String after) {}

    /** A page, newest first. */
    Page<Profile> find(Wish wish, PageLimit limit) {
        List<Profile> rows =
                database.sql()
                        .select()
                        .from(Tables.USERS)
                        .where(condition(wish))
                        .orderBy(Tables.ID.desc())
                        .limit(limit.value() + 1)
                        .fetch(row -> Profile.of(UserTable.row(row)));
        return Page.of(rows, limit, Profile::id);
    }

    private static Condition condition(Wish wish) {
        Condition all =
                Tables.TENANT.eq(wish.tenant()).and(Tables.STATE.ne(UserTable.State.ERASED.name()));
        if (wish.text() != null && !wish.text().isBlank()) {
            String text = wish.text().strip();
            all =
                    all.and(
                            Tables.DISPLAY_NAME
                                    .contains(text)
                                    .or(Tables.LOGIN_KEY.contains(UserTable.key(text))));
        }
        if (wish.team() != null) {
            all =
                    all.and(
                            Tables.ID.in(
                                    DSL.select(Tables.USER_ID)
                                            .from(Tables.TEAM_MEMBERS)
                                            .where(Tables.TEAM_ID.eq(wish.team()))));
        }
        return wish.after() == null ? all : all.and(Tables.ID.lt(wish.after()));
    }
}
