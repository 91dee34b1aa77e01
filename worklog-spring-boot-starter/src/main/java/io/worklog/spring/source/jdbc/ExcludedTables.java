package io.worklog.spring.source.jdbc;

import java.util.List;
import java.util.Locale;

/** Tables whose statements are nobody's business here. Immutable. */
final class ExcludedTables {
    private final List<String> names;
    private final String ownPrefix;

    ExcludedTables(List<String> names, String ownPrefix) {
        this.names = List.copyOf(names);
        this.ownPrefix = plain(ownPrefix);
    }

    /** A name as it is compared. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether a statement writes to excluded tables and to no others. */
    boolean cover(SqlStatement statement) {
        return !statement.tables().isEmpty() && statement.tables().stream().allMatch(this::covers);
    }

    private boolean covers(String table) {
        String last = table.substring(table.lastIndexOf('.') + 1);
        return last.startsWith(ownPrefix) || names.contains(table) || names.contains(last);
    }
}
