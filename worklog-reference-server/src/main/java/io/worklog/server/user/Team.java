package io.worklog.server.user;

import java.util.Objects;

/**
 * A team, which can be a member of projects.
 *
 * @param id its identifier
 * @param tenant the tenant it belongs to
 * @param name what it is called
 */
public record Team(String id, String tenant, String name) {
    public Team {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
    }
}
