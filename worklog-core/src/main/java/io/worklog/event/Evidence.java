package io.worklog.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to bytes by their digest, sealed inside the event; the bytes themselves live in an
 * evidence store.
 *
 * @param sha256 lower-case hex SHA-256 of the bytes
 * @param size how many bytes
 * @param mediaType such as {@code image/png}
 * @param name the file's name as given, at most 256 characters
 * @param kind what it is to the event ({@code photo}, {@code invoice})
 * @param ref where else it may be found, where the host has its own place
 */
public record Evidence(
        String sha256,
        long size,
        String mediaType,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String ref) {
    public Evidence {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(mediaType, "mediaType");
    }
}
