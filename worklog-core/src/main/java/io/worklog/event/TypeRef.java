package io.worklog.event;

import java.util.Objects;

/**
 * The catalogued kind of an event and the version of its shape.
 *
 * @param name such as {@code billing.invoice.refunded}: {@code [a-z0-9._-]}, at most 128
 * @param version from 1 upward
 */
public record TypeRef(String name, int version) {
    public TypeRef {
        Objects.requireNonNull(name, "name");
    }
}
