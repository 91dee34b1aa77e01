package io.worklog.server.user;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is there, for the other parts. Reads the domain database each time. Thread-safe. */
public interface People {
    /** A person of a tenant, also one who may not log in any more. */
    Optional<Person> find(String tenant, String id);

    /** Persons of a tenant by their identifiers; who is not there is not in it. */
    Map<String, Person> all(String tenant, Collection<String> ids);

    /** A team of a tenant. */
    Optional<Team> team(String tenant, String id);

    /** Identifiers of the teams a person is in. */
    Set<String> teams(String tenant, String person);

    /** Identifiers of the persons in a team. */
    Set<String> members(String tenant, String team);

    /**
     * Forgets who a person was: name, address and what they logged in with go for ever, their
     * logins and keys end, the identifier stays. Joins the open transaction. Does nothing where
     * there is no such person.
     *
     * @throws io.worklog.server.api.Problem if it is the last administrator of the tenant
     */
    void erase(String tenant, String id);
}
