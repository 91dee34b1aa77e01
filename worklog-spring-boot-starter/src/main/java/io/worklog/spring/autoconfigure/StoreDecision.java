package io.worklog.spring.autoconfigure;

import io.worklog.spring.autoconfigure.WorklogProperties.StoreChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides where logs are kept: where the property says, else wherever exactly one thing fits. */
final class StoreDecision {
    private static final Map<StoreChoice, String> ARTIFACTS =
            Map.of(
                    StoreChoice.JDBC, "io.worklog:worklog-persistence-jooq",
                    StoreChoice.MONGODB, "io.worklog:worklog-persistence-mongodb");
    private static final Map<StoreChoice, String> CONNECTIONS =
            Map.of(
                    StoreChoice.JDBC,
                    "Set worklog.jdbc.url, or spring.datasource.url for the application's own"
                            + " DataSource",
                    StoreChoice.MONGODB,
                    "Set spring.mongodb.uri, or add a MongoClient bean");

    private final StoreChoice chosen;
    private final boolean ownDatabase;
    private final List<Technology> present;

    /**
     * A decision.
     *
     * @param chosen what the property says
     * @param ownDatabase whether a database of the worklog's own is named
     * @param present the technologies whose jars are there
     */
    StoreDecision(StoreChoice chosen, boolean ownDatabase, List<Technology> present) {
        this.chosen = chosen;
        this.ownDatabase = ownDatabase;
        this.present = present;
    }

    /**
     * The technology, or nothing for a folder.
     *
     * @throws WorklogStartException if it is missing, or several would fit
     */
    Optional<Technology> technology() {
        return switch (chosen) {
            case FILE -> Optional.empty();
            case JDBC, MONGODB -> Optional.of(require(chosen, "worklog.store"));
            case AUTO -> ownDatabase ? Optional.of(ownDatabase()) : whateverFits();
        };
    }

    /**
     * A technology that a property asks for.
     *
     * @param property its name
     */
    Technology require(StoreChoice kind, String property) {
        String asked = property + "=" + kind.name().toLowerCase(Locale.ROOT);
        Technology found = find(kind, asked);
        if (!found.isOffered()) {
            throw new WorklogStartException(
                    asked + " is set, and the application has no connection to such a database",
                    CONNECTIONS.get(kind) + ", or remove " + property + ".",
                    null);
        }
        return found;
    }

    private Technology ownDatabase() {
        return find(StoreChoice.JDBC, "worklog.jdbc.url");
    }

    private Technology find(StoreChoice kind, String asked) {
        return present.stream()
                .filter(technology -> technology.kind() == kind)
                .findFirst()
                .orElseThrow(() -> missingJar(kind, asked));
    }

    private static WorklogStartException missingJar(StoreChoice kind, String asked) {
        return new WorklogStartException(
                asked + " is set, and the jar for it is not on the class path",
                "Add the dependency " + ARTIFACTS.get(kind) + ", or remove " + asked + ".",
                null);
    }

    private Optional<Technology> whateverFits() {
        List<Technology> offered = present.stream().filter(Technology::isOffered).toList();
        if (offered.size() > 1) {
            String offers =
                    offered.stream().map(Technology::offer).collect(Collectors.joining(" and "));
            String values =
                    offered.stream()
                            .map(one ->
                                    "worklog.store=" + one.kind().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or "));
            throw new WorklogStartException(
                    "logs could be kept in " + offers + ", and nothing says which",
                    "Set " + values + ", or worklog.store=file for a folder of this node.",
                    null);
        }
        return offered.stream().findFirst();
    }
}
