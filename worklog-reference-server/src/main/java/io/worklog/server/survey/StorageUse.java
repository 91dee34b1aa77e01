package io.worklog.server.survey;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of something is kept.
 *
 * @param kind what: {@code log}, {@code type}, {@code evidence}, {@code disk}
 * @param name which one: a log, a type of event, a project; empty where there is one only
 * @param things how many
 * @param bytes how large together; null where that cannot be told cheaply
 */
public record StorageUse(String kind, String name, long things, @Nullable Long bytes) {
    public StorageUse {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }
}
