package io.worklog.spring.source.jdbc;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text a word or symbol as it stands; of a name, what is between its quotes; empty for what
 *     is never shown
 */
record SqlToken(Kind kind, String text) {
    /** What a piece can be. Comments and space are none. */
    enum Kind {
        WORD,
        NAME,
        LITERAL,
        PARAMETER,
        SYMBOL
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean names() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** As it may be shown. */
    String shown() {
        return switch (kind) {
            case LITERAL, PARAMETER -> "?";
            case NAME -> '"' + text.replace("\"", "\"\"") + '"';
            default -> text;
        };
    }
}
