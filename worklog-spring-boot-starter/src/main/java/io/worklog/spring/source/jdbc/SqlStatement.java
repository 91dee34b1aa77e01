package io.worklog.spring.source.jdbc;

import java.util.List;

/**
 * What a statement writes to, as far as its text tells.
 *
 * @param kind such as {@code INSERT}, {@code CREATE} or {@code CALL}
 * @param tables the tables it names as written to, without quotes, in lower case; with {@code
 *     DELETE} and {@code UPDATE} of several tables all that take part
 * @param text the statement without its literals and comments, cut where it is too long
 */
record SqlStatement(String kind, List<String> tables, String text) {
    SqlStatement {
        tables = List.copyOf(tables);
    }
}
