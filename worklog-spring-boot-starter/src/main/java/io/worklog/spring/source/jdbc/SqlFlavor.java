package io.worklog.spring.source.jdbc;

import java.util.Locale;

/**
 * How a database reads what is between quotes.
 *
 * @param backslash whether a backslash in a text hides the quote behind it
 * @param doubleQuotedText whether double quotes may stand around a text
 */
record SqlFlavor(boolean backslash, boolean doubleQuotedText) {
    /** Standard SQL: a quote is doubled, double quotes are for names. */
    static final SqlFlavor STANDARD = new SqlFlavor(false, false);

    /** MySQL and MariaDB, unless their sql_mode says otherwise. */
    static final SqlFlavor MYSQL = new SqlFlavor(true, true);

    /** By the name that a database gives itself. */
    static SqlFlavor of(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        return name.contains("mysql") || name.contains("mariadb") ? MYSQL : STANDARD;
    }
}
