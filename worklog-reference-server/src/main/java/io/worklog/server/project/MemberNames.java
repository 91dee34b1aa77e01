package io.worklog.server.project;

import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.PersonDirectory.Person;
import io.worklog.server.access.TeamDirectory;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/** Asks other features who people and teams are, when it is asked. Thread-safe. */
final class MemberNames {
    private final ObjectProvider<PersonDirectory> people;
    private final ObjectProvider<TeamDirectory> teams;

    MemberNames(ObjectProvider<PersonDirectory> people, ObjectProvider<TeamDirectory> teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Names of those who can log in. */
    Map<String, String> people(String tenant, Collection<String> ids) {
        PersonDirectory directory = people.getIfAvailable();
        if (directory == null) {
            return Map.of();
        }
        return directory.find(tenant, ids).values().stream()
                .filter(Person::active)
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    Map<String, String> teams(String tenant, Collection<String> ids) {
        TeamDirectory directory = teams.getIfAvailable();
        return directory == null ? Map.of() : directory.names(tenant, ids);
    }

    Set<String> teamsOf(String tenant, String user) {
        TeamDirectory directory = teams.getIfAvailable();
        return directory == null ? Set.of() : directory.teamsOf(tenant, user);
    }

    Set<String> members(String tenant, String team) {
        TeamDirectory directory = teams.getIfAvailable();
        return directory == null ? Set.of() : directory.members(tenant, team);
    }
}
