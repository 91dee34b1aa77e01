package io.worklog.spring.source.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a statement apart as far as is needed to hide every literal of it. What is open at the end
 * counts as a literal to the end; a number, a text and whatever is between dollar quotes are
 * literals. Comments are dropped: people write values into them.
 */
final class SqlLexer {
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$.]{0,127}");

    private final String sql;
    private final SqlFlavor flavor;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;
    private boolean doubtful;

    private SqlLexer(String sql, SqlFlavor flavor) {
        this.sql = sql;
        this.flavor = flavor;
    }

    /**
     * The pieces of a text.
     *
     * @param doubtful whether a quote stands behind a backslash, so that settings that are not known
     *     here decide where the text ends
     */
    record Pieces(List<SqlToken> tokens, boolean doubtful) {}

    static Pieces pieces(String sql, SqlFlavor flavor) {
        SqlLexer lexer = new SqlLexer(sql, flavor);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return new Pieces(lexer.tokens, lexer.doubtful);
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '-' && follows("--") || c == '#' && flavor.backslash()) {
            skipLine();
        } else if (c == '/' && follows("/*")) {
            skipComment();
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (c == '$' && dollarTag() > 0) {
            dollarQuoted(dollarTag());
        } else if (Character.isDigit(c) || c == '.' && isDigit(at + 1)) {
            number();
        } else if (isNamePart(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private boolean follows(String text) {
        return sql.startsWith(text, at);
    }

    private boolean isDigit(int index) {
        return index < sql.length() && Character.isDigit(sql.charAt(index));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
    }

    private void skipLine() {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
    }

    /** MySQL runs what is in {@code /*!}: that is read as if it stood outside. */
    private void skipComment() {
        if (flavor.backslash() && (follows("/*!") || follows("/*M!"))) {
            at = sql.indexOf('!', at) + 1;
            while (isDigit(at)) {
                at++;
            }
            return;
        }
        int depth = 0;
        do {
            if (follows("/*") && (depth == 0 || !flavor.backslash())) {
                depth++;
                at += 2;
            } else if (follows("*/")) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        at = Math.min(at, sql.length());
    }

    private void quoted(char quote) {
        boolean escapes = quote != '`' && (flavor.backslash() || isEscapeText());
        int start = ++at;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            doubtful |= c == '\\' && at + 1 < sql.length() && sql.charAt(at + 1) == quote;
            if (c == '\\' && escapes) {
                at++;
            } else if (c == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at++;
            } else if (c == quote) {
                break;
            }
            at++;
        }
        int end = Math.min(at, sql.length());
        at = end + 1;
        add(quote, sql.substring(start, end), end < sql.length());
    }

    private void add(char quote, String inside, boolean closed) {
        boolean name = quote == '`' || quote == '"' && !flavor.doubleQuotedText();
        if (name && closed && PLAIN_NAME.matcher(inside).matches()) {
            tokens.add(new SqlToken(SqlToken.Kind.NAME, inside));
        } else {
            tokens.add(new SqlToken(SqlToken.Kind.LITERAL, ""));
        }
    }

    /** PostgreSQL's {@code E'…'}. */
    private boolean isEscapeText() {
        return at > 0
                && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e')
                && (at == 1 || !isNamePart(sql.charAt(at - 2)));
    }

    /** How long the tag is that begins here, with both dollars; 0 where there is none. */
    private int dollarTag() {
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end))) {
            end++;
        }
        boolean closed = end < sql.length() && sql.charAt(end) == '$';
        return closed && !isDigit(at + 1) ? end - at + 1 : 0;
    }

    private void dollarQuoted(int length) {
        String tag = sql.substring(at, at + length);
        int end = sql.indexOf(tag, at + length);
        at = end < 0 ? sql.length() : end + length;
        tokens.add(new SqlToken(SqlToken.Kind.LITERAL, ""));
    }

    private void number() {
        while (at < sql.length() && (isNamePart(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        tokens.add(new SqlToken(SqlToken.Kind.LITERAL, ""));
    }

    private void word() {
        int start = at;
        while (at < sql.length() && (isNamePart(sql.charAt(at)) || sql.charAt(at) == '$')) {
            at++;
        }
        boolean prefix = at < sql.length() && sql.charAt(at) == '\'' && at - start <= 2;
        if (!prefix) {
            tokens.add(new SqlToken(SqlToken.Kind.WORD, sql.substring(start, at)));
        }
    }

    private void symbol(char c) {
        at++;
        if (c == '?' || c == ':' && at < sql.length() && isNamePart(sql.charAt(at))) {
            boolean cast = c == ':' && at > 1 && sql.charAt(at - 2) == ':';
            while (c == ':' && !cast && at < sql.length() && isNamePart(sql.charAt(at))) {
                at++;
            }
            if (!cast) {
                tokens.add(new SqlToken(SqlToken.Kind.PARAMETER, ""));
                return;
            }
        }
        tokens.add(new SqlToken(SqlToken.Kind.SYMBOL, String.valueOf(c)));
    }
}
