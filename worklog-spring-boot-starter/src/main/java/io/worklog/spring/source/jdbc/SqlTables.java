package io.worklog.spring.source.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the names of the tables that a writing statement is about. */
final class SqlTables {
    /** Words between the verb and the table's name. */
    private static final Set<String> BETWEEN =
            Set.of(
                    "INTO",
                    "FROM",
                    "TABLE",
                    "ONLY",
                    "IGNORE",
                    "LOW_PRIORITY",
                    "DELAYED",
                    "HIGH_PRIORITY",
                    "QUICK",
                    "OR",
                    "REPLACE",
                    "ABORT",
                    "FAIL",
                    "ROLLBACK",
                    "IF",
                    "NOT",
                    "EXISTS",
                    "TEMPORARY",
                    "TEMP",
                    "UNLOGGED",
                    "GLOBAL",
                    "LOCAL",
                    "UNIQUE",
                    "INDEX",
                    "VIEW",
                    "MATERIALIZED",
                    "CONCURRENTLY",
                    "ONLINE",
                    "OFFLINE",
                    "SCHEMA",
                    "DATABASE",
                    "SEQUENCE",
                    "TRIGGER",
                    "PROCEDURE",
                    "FUNCTION",
                    "TYPE",
                    "OVERWRITE");

    /** Words that end the list of tables. */
    private static final Set<String> END =
            Set.of("SET", "WHERE", "VALUES", "SELECT", "WITH", "RETURNING", "ORDER", "LIMIT", "AS");

    private SqlTables() {}

    /** The tables behind a verb. */
    static List<String> of(List<SqlToken> tokens, int verb) {
        String kind = tokens.get(verb).upper();
        List<String> names = new ArrayList<>();
        int at = begin(tokens, verb, kind);
        boolean several = Set.of("UPDATE", "DELETE", "TRUNCATE", "DROP").contains(kind);
        boolean expected = true;
        while (at < tokens.size() && !ends(tokens.get(at))) {
            SqlToken token = tokens.get(at);
            if (expected && token.names() && !isBetween(token)) {
                int end = nameEnd(tokens, at);
                names.add(name(tokens, at, end));
                at = end;
                expected = false;
                if (!several) {
                    break;
                }
            } else {
                expected |= token.isSymbol(',') || token.is("JOIN") || token.is("USING");
                at++;
            }
        }
        return names;
    }

    /** In {@code DELETE a FROM b} the tables are behind FROM, in {@code CREATE INDEX} behind ON. */
    private static int begin(List<SqlToken> tokens, int verb, String kind) {
        String lead =
                switch (kind) {
                    case "DELETE" -> "FROM";
                    case "CREATE", "DROP" -> has(tokens, verb, "INDEX") ? "ON" : "";
                    case "GRANT", "REVOKE", "COMMENT" -> "ON";
                    case "SELECT", "WITH", "LOAD" -> "INTO";
                    default -> "";
                };
        for (int i = verb + 1; !lead.isEmpty() && i < tokens.size(); i++) {
            if (tokens.get(i).is(lead)) {
                return i + 1;
            }
        }
        return verb + 1;
    }

    private static boolean has(List<SqlToken> tokens, int from, String word) {
        return tokens.subList(from, Math.min(tokens.size(), from + 4)).stream()
                .anyMatch(token -> token.is(word));
    }

    private static boolean isBetween(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD && BETWEEN.contains(token.upper());
    }

    private static boolean ends(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD && END.contains(token.upper())
                || token.isSymbol(')');
    }

    private static int nameEnd(List<SqlToken> tokens, int start) {
        int end = start + 1;
        while (end + 1 < tokens.size()
                && tokens.get(end).isSymbol('.')
                && tokens.get(end + 1).names()) {
            end += 2;
        }
        return end;
    }

    private static String name(List<SqlToken> tokens, int start, int end) {
        StringBuilder name = new StringBuilder();
        tokens.subList(start, end).forEach(token -> name.append(token.text()));
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
