package io.worklog.server.user;

import java.util.Map;

/**
 * How somebody likes the pages: saved filters, columns, what they have seen. The server does not
 * look into it.
 *
 * @param values by name
 * @param version counts changes; 0 where nothing was ever kept
 */
record Preferences(Map<String, Object> values, long version) {
    static final Preferences NONE = new Preferences(Map.of(), 0);
}
