package io.worklog.server.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The teams of a tenant, as much of them as other features need. Thread-safe. */
public interface TeamDirectory {
    /** The teams a person belongs to; answers within 5 s of a change. */
    Set<String> teamsOf(String tenant, String user);

    /** The people of a team; empty where there is no such team. */
    Set<String> members(String tenant, String team);

    /** Those of the identifiers that are teams of the tenant, with their names. */
    Map<String, String> names(String tenant, Collection<String> teams);
}
