package io.worklog.server.mapping;

import io.worklog.codec.JsonValue;

/**
 * What an expression sees.
 *
 * @param root the whole line
 * @param element the list element at hand, or the whole line outside of lists
 * @param mapping the mapping's name
 * @param digest lower-case hex SHA-256 of the line's bytes
 */
record Scope(JsonValue root, JsonValue element, String mapping, String digest) {
    /** The same line, seen from one of its elements. */
    Scope at(JsonValue found) {
        return new Scope(root, found, mapping, digest);
    }
}
