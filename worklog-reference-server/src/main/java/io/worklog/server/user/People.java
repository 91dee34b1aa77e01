package io.worklog.server.user;

import java.util.Collection;
import java.util.Map;

/**
 * Who is there, with more of them than {@link io.worklog.server.access.PersonDirectory} says, for
 * parts that write to people or forget them. Reads the domain database each time. Thread-safe.
 */
public interface People {
    /** Persons of a tenant by their identifiers; who is not there is not in it. */
    Map<String, Person> all(String tenant, Collection<String> ids);

    /**
     * Forgets who a person was: name, address and what they logged in with go for ever, their
     * logins and keys end, the identifier stays. Joins the open transaction. Does nothing where
     * there is no such person.
     *
     * @throws io.worklog.server.api.Problem if it is the last administrator of the tenant
     */
    void erase(String tenant, String id);
}
