package io.worklog.server.vault;

import java.util.Objects;

/**
 * The name of a data key: whatever is sealed under it goes when the key goes.
 *
 * @param tenant whose it is
 * @param kind what it is for: {@code record}, {@code person}, {@code evidence}
 * @param id which of them, such as the record's identifier
 */
public record KeyName(String tenant, String kind, String id) {
    public KeyName {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        if (tenant.length() > 40 || kind.length() > 24 || id.length() > 40) {
            throw new IllegalArgumentException("a key's name is too long");
        }
    }
}
