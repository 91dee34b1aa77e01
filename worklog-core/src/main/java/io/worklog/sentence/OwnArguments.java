package io.worklog.sentence;

import java.util.List;
import java.util.Set;

/** The names of the arguments that every event has by itself. */
final class OwnArguments {
    static final String OLD = "old.";
    static final String NEW = "new.";
    static final String CHANGE = "change.";
    static final String ROLE = "role.";
    static final String METADATA = "metadata.";

    /** Who acted, on what, and how it ended: no argument of an event can tell otherwise. */
    private static final Set<String> IDENTITY =
            Set.of(
                    "actor",
                    "actor.id",
                    "actor.name",
                    "onBehalfOf",
                    "target",
                    "target.id",
                    "target.name",
                    "target.type",
                    "targets",
                    "targets.count",
                    "outcome");

    private static final Set<String> OTHERS =
            Set.of(
                    "outcomeDetail",
                    "reason",
                    "changes",
                    "changes.count",
                    "evidence.count",
                    "time",
                    "tenant",
                    "type",
                    "verb");

    private static final List<String> PREFIXES = List.of(OLD, NEW, CHANGE, METADATA);

    private OwnArguments() {}

    static boolean contains(String name) {
        return isIdentity(name)
                || OTHERS.contains(name)
                || PREFIXES.stream().anyMatch(name::startsWith);
    }

    static boolean isIdentity(String name) {
        return IDENTITY.contains(name) || name.startsWith(ROLE);
    }
}
