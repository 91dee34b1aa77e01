package io.worklog.server.project;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V2.*} makes them. */
final class Tables {
    static final Table<Record> PROJECTS = table(name("projects"));
    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> NAME = text("name");
    static final Field<String> KEY = text("project_key");
    static final Field<String> DESCRIPTION = text("description");
    static final Field<String> LOG_NAME = text("log_name");
    static final Field<String> STATE = text("state");
    static final Field<String> VISIBILITY = text("visibility");
    static final Field<String> SETTINGS = text("settings");
    static final Field<Long> CREATED_AT = number("created_at");
    static final Field<String> CREATED_BY = text("created_by");
    static final Field<Long> MEMBER_VERSION = number("member_version");
    static final Field<Long> VERSION = number("version");

    static final Table<Record> MEMBERS = table(name("project_members"));
    static final Table<Record> TEAMS = table(name("project_teams"));
    static final Field<String> PROJECT_ID = text("project_id");
    static final Field<String> USER_ID = text("user_id");
    static final Field<String> TEAM_ID = text("team_id");
    static final Field<String> ROLE = text("role");

    static final Table<Record> TEMPLATES = table(name("project_templates"));
    static final Field<String> BODY = text("body");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
