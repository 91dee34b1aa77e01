package io.worklog.event;

import java.util.Map;
import java.util.Objects;

/**
 * The sentence of an event as a key and arguments; it is rendered when read, in the reader's
 * language.
 *
 * @param key at most 128 characters
 * @param args named arguments, at most 32 of at most 512 characters
 */
public record Message(String key, Map<String, String> args) {
    public Message {
        Objects.requireNonNull(key, "key");
        args = SortedPairs.copyOf(args);
    }
}
