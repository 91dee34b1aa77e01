package io.worklog.spring.source.jdbc;

import io.worklog.spring.source.jdbc.SqlLexer.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out whether a text changes a database, and what. It errs on the side of recording: what it
 * does not know is taken for a change, and only what is known to read is left out. Thread-safe.
 */
final class SqlReader {
    /** Texts longer than this, and more of them than that, are read anew each time. */
    private static final int REMEMBERED_LENGTH = 8_192;

    private static final int REMEMBERED = 1_000;

    private static final String NOT_SHOWN = "(not shown: a quote stands behind a backslash)";

    private static final Set<String> READS =
            Set.of(
                    "SELECT",
                    "VALUES",
                    "TABLE",
                    "SHOW",
                    "DESCRIBE",
                    "DESC",
                    "EXPLAIN",
                    "SET",
                    "RESET",
                    "USE",
                    "PRAGMA",
                    "BEGIN",
                    "START",
                    "COMMIT",
                    "ROLLBACK",
                    "SAVEPOINT",
                    "RELEASE",
                    "END",
                    "ABORT",
                    "FETCH",
                    "DECLARE",
                    "CLOSE",
                    "LOCK",
                    "UNLOCK",
                    "ANALYZE",
                    "CHECK",
                    "HELP",
                    "LISTEN",
                    "UNLISTEN",
                    "DISCARD");

    private static final Set<String> WRITES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT", "TRUNCATE");

    /** Behind these a word of {@link #WRITES} begins no statement of its own. */
    private static final Set<String> CLAUSES = Set.of("FOR", "ON", "DO", "KEY", "OR", "OF", "NO");

    private final SqlFlavor flavor;
    private final int maxText;
    private final Map<String, List<SqlStatement>> known = new ConcurrentHashMap<>();

    SqlReader(SqlFlavor flavor, int maxText) {
        this.flavor = flavor;
        this.maxText = maxText;
    }

    /** The statements of a text that change something. */
    List<SqlStatement> changes(String sql) {
        List<SqlStatement> found = known.get(sql);
        if (found != null) {
            return found;
        }
        List<SqlStatement> read = read(sql);
        if (sql.length() <= REMEMBERED_LENGTH && known.size() < REMEMBERED) {
            known.put(sql, read);
        }
        return read;
    }

    private List<SqlStatement> read(String sql) {
        Pieces pieces = SqlLexer.pieces(sql, flavor);
        if (!pieces.doubtful()) {
            return split(pieces.tokens());
        }
        SqlFlavor other = flavor.backslash() ? SqlFlavor.STANDARD : SqlFlavor.MYSQL;
        List<SqlStatement> either = new ArrayList<>(split(pieces.tokens()));
        if (either.isEmpty()) {
            either.addAll(split(SqlLexer.pieces(sql, other).tokens()));
        }
        return either.stream()
                .map(each -> new SqlStatement(each.kind(), each.tables(), NOT_SHOWN))
                .toList();
    }

    private List<SqlStatement> split(List<SqlToken> tokens) {
        List<SqlStatement> changes = new ArrayList<>();
        List<SqlToken> one = new ArrayList<>();
        for (SqlToken token : tokens) {
            if (token.isSymbol(';')) {
                statement(one).ifPresent(changes::add);
                one.clear();
            } else {
                one.add(token);
            }
        }
        statement(one).ifPresent(changes::add);
        return List.copyOf(changes);
    }

    private Optional<SqlStatement> statement(List<SqlToken> tokens) {
        int first = 0;
        while (first < tokens.size() && tokens.get(first).kind() == SqlToken.Kind.SYMBOL) {
            first++;
        }
        if (first == tokens.size()) {
            return Optional.empty();
        }
        List<String> tables = new ArrayList<>();
        String kind = null;
        for (int i = first; i < tokens.size(); i++) {
            if (begins(tokens, first, i)) {
                kind = kind == null ? tokens.get(i).upper() : kind;
                tables.addAll(SqlTables.of(tokens, i));
            }
        }
        if (kind == null) {
            kind = whole(tokens, first);
            tables.addAll(SqlTables.of(tokens, first));
        }
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SqlStatement(kind, tables.stream().distinct().toList(), text(tokens)));
    }

    /** Whether a writing statement begins there: first of all, behind a bracket or behind a CTE. */
    private static boolean begins(List<SqlToken> tokens, int first, int at) {
        SqlToken token = tokens.get(at);
        if (token.kind() != SqlToken.Kind.WORD || !WRITES.contains(token.upper())) {
            return false;
        }
        if (at == first) {
            return true;
        }
        SqlToken before = tokens.get(at - 1);
        boolean leads = tokens.get(first).is("WITH") || tokens.get(first).is("EXPLAIN");
        boolean call = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('(');
        return leads && !call && !CLAUSES.contains(before.upper()) && !before.isSymbol('.');
    }

    /** The kind of a statement that is none of the usual writes; empty where it only reads. */
    private static String whole(List<SqlToken> tokens, int first) {
        String word = tokens.get(first).upper();
        boolean query = word.equals("SELECT") || word.equals("WITH");
        if (query) {
            boolean into = tokens.stream().anyMatch(token -> token.is("INTO"));
            return into ? "SELECT INTO" : "";
        }
        if (READS.contains(word)) {
            return "";
        }
        return tokens.get(first).kind() == SqlToken.Kind.WORD ? word : "OTHER";
    }

    private String text(List<SqlToken> tokens) {
        StringBuilder text = new StringBuilder();
        SqlToken before = null;
        for (SqlToken token : tokens) {
            if (before != null && apart(before, token)) {
                text.append(' ');
            }
            text.append(token.shown());
            before = token;
            if (text.length() > maxText) {
                int cut = Character.isHighSurrogate(text.charAt(maxText - 1)) ? 1 : 0;
                return text.substring(0, maxText - cut) + "…";
            }
        }
        return text.toString();
    }

    private static boolean apart(SqlToken before, SqlToken token) {
        boolean glued =
                token.isSymbol(',')
                        || token.isSymbol(')')
                        || token.isSymbol('.')
                        || before.isSymbol('(')
                        || before.isSymbol('.');
        boolean operator =
                before.kind() == SqlToken.Kind.SYMBOL && token.kind() == SqlToken.Kind.SYMBOL;
        return !glued && !(operator && !before.isSymbol(')') && !before.isSymbol(','));
    }
}
