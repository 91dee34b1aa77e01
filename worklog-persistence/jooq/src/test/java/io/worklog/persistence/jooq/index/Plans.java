package io.worklog.persistence.jooq.index;

import io.worklog.persistence.jooq.schema.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the plans of statements against the key that each is meant to use. */
final class Plans {
    private static final String EITHER = "event_term (either key)";
    private static final String EITHER_OF_LOG = "event_log (either key)";
    private static final String ANY = "event (any key)";

    private final SqlDialect dialect;

    Plans(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** What makes a database say its plan. */
    String explain() {
        return dialect == SqlDialect.MYSQL ? "EXPLAIN FORMAT=TRADITIONAL" : "EXPLAIN";
    }

    /** Each statement whose plan is another than intended, with that plan. */
    List<String> wrong(Map<String, List<String>> plans) {
        List<String> wrong = new ArrayList<>();
        plans.forEach((sql, plan) -> {
            String key = key(plain(sql));
            if (!key.isEmpty() && !uses(plan, key)) {
                wrong.add(key + " <- " + brief(sql) + ": " + brief(plan.toString()));
            }
        });
        return wrong;
    }

    private static String brief(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "..." : text;
    }

    private static String plain(String sql) {
        return sql.replace("\"", "").replace("`", "");
    }

    /** The key a statement is to use; empty where it does not search. */
    private String key(String sql) {
        if (sql.startsWith("insert") || !sql.contains("worklog_event")) {
            return "";
        }
        String where = sql.substring(sql.indexOf(" where ") + 1);
        if (sql.contains("worklog_event_log")) {
            if (where.contains("name is null")) {
                return EITHER_OF_LOG;
            }
            return where.contains("log_no =") ? primary("event_log") : "event_log_name";
        }
        if (sql.contains("worklog_event_term")) {
            return where.contains("term in")
                    ? EITHER
                    : where.contains("term =") ? primary("event_term") : "event_term_block";
        }
        if (sql.contains("worklog_event_span")) {
            return primary("event_span");
        }
        if (sql.contains("count(")) {
            return ANY;
        }
        return where.contains("occurred_at between") ? "event_time" : primary("event");
    }

    private String primary(String table) {
        return dialect == SqlDialect.POSTGRESQL ? table + "_pkey" : "PRIMARY";
    }

    private boolean uses(List<String> plan, String key) {
        String all = String.join("\n", plan);
        if (key.equals(ANY)) {
            return dialect == SqlDialect.POSTGRESQL || all.contains(" key=");
        }
        if (key.equals(EITHER_OF_LOG)) {
            return uses(plan, primary("event_log")) || uses(plan, "event_log_name");
        }
        if (key.equals(EITHER)) {
            return uses(plan, primary("event_term")) || uses(plan, "event_term_block");
        }
        if (dialect == SqlDialect.POSTGRESQL) {
            return all.contains("worklog_" + key) && !all.contains("Seq Scan");
        }
        boolean named = all.contains(" key=" + (key.equals("PRIMARY") ? "" : "worklog_") + key);
        boolean known = all.contains("const table");
        return (named && !all.contains(" type=ALL ") && !all.contains(" type=index ")) || known;
    }
}
