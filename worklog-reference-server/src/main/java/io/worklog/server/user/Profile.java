package io.worklog.server.user;

import io.worklog.server.access.SystemRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as the interface tells of them.
 *
 * @param id their identifier
 * @param loginName what they log in with
 * @param name what they are called
 * @param email where they are reached; null for whoever does not manage people
 * @param language BCP 47 tag of the language they chose to read; null until they chose one
 * @param state INVITED, ACTIVE, DISABLED or ERASED
 * @param role their duty in running the system; null for most
 * @param createdAt when the account was made
 * @param version counts changes; the entity tag is {@code "v<version>"}
 */
record Profile(
        String id,
        String loginName,
        String name,
        @Nullable String email,
        @Nullable String language,
        UserTable.State state,
        @Nullable SystemRole role,
        Instant createdAt,
        long version) {
    static Profile of(UserTable.Row row) {
        Person person = row.person();
        return new Profile(
                person.id(),
                person.loginName(),
                person.name(),
                person.email(),
                person.language(),
                row.state(),
                row.role(),
                row.createdAt(),
                row.version());
    }

    /** What somebody sees of a colleague. */
    Profile withoutEmail() {
        return new Profile(id, loginName, name, null, language, state, role, createdAt, version);
    }
}
