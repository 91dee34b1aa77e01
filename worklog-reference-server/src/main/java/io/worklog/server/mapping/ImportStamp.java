package io.worklog.server.mapping;

import io.worklog.event.Provenance;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What an importer gives to an event of its own.
 *
 * @param id a fresh UUIDv7
 * @param now when the line was read; stands in for a time that the line does not have
 * @param provenance the importer's own
 */
public record ImportStamp(UUID id, Instant now, Provenance provenance) {
    public ImportStamp {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(provenance, "provenance");
    }
}
