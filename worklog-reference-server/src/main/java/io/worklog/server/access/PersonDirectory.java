package io.worklog.server.access;

import java.util.Collection;
import java.util.Map;

/** The people of a tenant, as much of them as other features need. Thread-safe. */
public interface PersonDirectory {
    /**
     * A person.
     *
     * @param id the identifier that {@link Caller#userId} has
     * @param name the name at this moment
     * @param active whether they can log in
     */
    record Person(String id, String name, boolean active) {}

    /** Those of the identifiers that are people of the tenant, by identifier; at most one query. */
    Map<String, Person> find(String tenant, Collection<String> ids);
}
