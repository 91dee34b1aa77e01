package io.worklog.server.user;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.access.SystemRole;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in now.
 *
 * @param person who
 * @param role their duty in running the system
 * @param sessionsSince sessions that began before are void
 * @param ended identifiers of sessions that were ended one by one
 */
record Account(Person person, @Nullable SystemRole role, Instant sessionsSince, Set<String> ended) {
    Account {
        ended = Set.copyOf(ended);
    }

    /** The person as a caller. */
    Caller caller(Caller.Via via, Grant grant) {
        return new Caller(person.tenant(), person.id(), person.name(), via, role, grant);
    }
}
