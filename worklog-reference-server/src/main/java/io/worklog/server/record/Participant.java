package io.worklog.server.record;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote a record or did the work.
 *
 * @param id the person
 * @param name their name at that moment; null where it was erased
 */
public record Participant(String id, @Nullable String name) {}
