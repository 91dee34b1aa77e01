package io.worklog.server.user;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person, as much of them as other parts need.
 *
 * @param id their identifier
 * @param tenant the tenant they belong to
 * @param loginName what they log in with
 * @param name what they are called
 * @param email where they are reached, if they said
 * @param language BCP 47 tag of the language they chose to read, such as {@code zh-CN}; null until
 *     they chose one
 * @param active whether they may log in
 */
public record Person(
        String id,
        String tenant,
        String loginName,
        String name,
        @Nullable String email,
        @Nullable String language,
        boolean active) {
    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(loginName, "loginName");
        Objects.requireNonNull(name, "name");
    }
}
