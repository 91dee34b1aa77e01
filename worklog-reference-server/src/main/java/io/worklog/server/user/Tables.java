package io.worklog.server.user;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of this package, as {@code V1.*} makes them; columns of one name mean the same. */
final class Tables {
    static final Table<Record> TENANTS = table(name("tenants"));
    static final Table<Record> USERS = table(name("users"));
    static final Table<Record> LINKS = table(name("one_time_links"));
    static final Table<Record> TEAMS = table(name("teams"));
    static final Table<Record> TEAM_MEMBERS = table(name("team_members"));
    static final Table<Record> SESSIONS = table(name("sessions"));
    static final Table<Record> ENDED_SESSIONS = table(name("ended_sessions"));
    static final Table<Record> KEYS = table(name("api_keys"));
    static final Table<Record> DEVICE_LOGINS = table(name("device_logins"));
    static final Table<Record> PREFERENCES = table(name("preferences"));

    static final Field<String> ID = text("id");
    static final Field<String> TENANT = text("tenant");
    static final Field<String> DISPLAY_NAME = text("display_name");
    static final Field<String> STATE = text("state");
    static final Field<Long> CREATED_AT = number("created_at");
    static final Field<Long> VERSION = number("version");

    static final Field<String> LOGIN_NAME = text("login_name");
    static final Field<String> LOGIN_KEY = text("login_key");
    static final Field<String> EMAIL = text("email");
    static final Field<String> LANG = text("lang");
    static final Field<String> SYSTEM_ROLE = text("system_role");
    static final Field<String> PASSWORD_HASH = text("password_hash");
    static final Field<String> SUBJECT_HASH = text("subject_hash");
    static final Field<Long> SESSIONS_SINCE = number("sessions_since");

    static final Field<String> TOKEN_HASH = text("token_hash");
    static final Field<String> PURPOSE = text("purpose");
    static final Field<Long> EXPIRES_AT = number("expires_at");

    static final Field<String> TEAM_ID = text("team_id");
    static final Field<String> USER_ID = text("user_id");

    static final Field<Long> BEGAN_AT = number("began_at");
    static final Field<Long> SEEN_AT = number("seen_at");
    static final Field<Long> ENDS_AT = number("ends_at");
    static final Field<String> ADDRESS = text("address");
    static final Field<String> AGENT = text("agent");
    static final Field<String> SESSION_ID = text("session_id");

    static final Field<String> SECRET_HASH = text("secret_hash");
    static final Field<String> SCOPES = text("scopes");
    static final Field<String> USER_CODE = text("user_code");
    static final Field<String> PROJECTS = text("projects");
    static final Field<Long> LAST_USED_AT = number("last_used_at");
    static final Field<Long> REVOKED_AT = number("revoked_at");

    static final Field<String> PREFERENCES_JSON = text("preferences_json");

    private Tables() {}

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }

    private static Field<Long> number(String column) {
        return field(name(column), Long.class);
    }
}
