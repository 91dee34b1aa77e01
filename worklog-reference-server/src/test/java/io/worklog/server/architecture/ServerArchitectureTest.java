package io.worklog.server.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.worklog.server.cli.WorklogCommand;
import io.worklog.server.mapping.PlantedBreach;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which package of the server may use which: a package that is not in the table fails. */
class ServerArchitectureTest {
    private static final String ROOT = "io.worklog.server.";

    /** What every feature may use. */
    private static final Set<String> FEATURE = Set.of("access", "api", "db", "survey", "trail");

    /** Package → packages of this module that it may use; a star stands for all. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("mapping", Set.of()),
                    Map.entry("importer", Set.of("mapping")),
                    Map.entry("export", with("job")),
                    Map.entry("store", Set.of()),
                    Map.entry(
                            "cli",
                            Set.of(
                                    "mapping",
                                    "importer",
                                    "export",
                                    "store",
                                    "app",
                                    "db",
                                    "e2e",
                                    "vault")),
                    Map.entry("e2e", Set.of()),
                    Map.entry("api", Set.of()),
                    Map.entry("access", Set.of("api")),
                    Map.entry("db", Set.of("api")),
                    Map.entry("survey", Set.of()),
                    Map.entry("gate", Set.of("access", "api", "db", "job")),
                    Map.entry("trail", Set.of("access", "api")),
                    Map.entry("job", FEATURE),
                    Map.entry("vault", FEATURE),
                    Map.entry("user", FEATURE),
                    Map.entry("project", with("user")),
                    Map.entry("evidence", with("vault", "job", "project", "store", "user")),
                    Map.entry(
                            "record",
                            with("evidence", "export", "job", "project", "user", "vault")),
                    Map.entry("log", with("job", "export")),
                    Map.entry("feed", with("export", "vault")),
                    Map.entry(
                            "privacy",
                            with("job", "project", "record", "evidence", "user", "vault")),
                    Map.entry("ops", with("job")),
                    Map.entry("viewer", with("log")),
                    Map.entry("web", Set.of("access", "api")),
                    Map.entry("app", Set.of("*")));

    /** Only the command line and what opens stores for it may touch stores, index and picocli. */
    private static final Set<String> CLI_ONLY =
            Set.of(
                    "picocli.",
                    "io.worklog.file.",
                    "io.worklog.evidence.",
                    "io.worklog.persistence.");

    private static final Set<String> EDGE = Set.of("cli", "store", "app");

    /** What the client may use: it must run where there is no more than the library. */
    private static final List<String> CLIENT =
            List.of(
                    "java.",
                    "org.jspecify.",
                    "io.worklog.client.",
                    "io.worklog.checkpoint.",
                    "io.worklog.codec.",
                    "io.worklog.error.",
                    "io.worklog.event.",
                    "io.worklog.log.",
                    "io.worklog.merkle.",
                    "io.worklog.proof.",
                    "io.worklog.verify.");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(
                            WorklogCommand.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation());

    @Test
    void everyPackageKeepsToTheTable() {
        assertThat(CLASSES).hasSizeGreaterThan(60);
        assertThat(breaches(CLASSES)).isEmpty();
        assertThat(packages(CLASSES)).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @Test
    void thereIsNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theClientNeedsTheLibraryAlone() {
        assertThat(
                        CLASSES.stream()
                                .filter(type -> type.getPackageName().equals("io.worklog.client"))
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .map(use -> use.getTargetClass().getBaseComponentType())
                                .filter(type -> !type.isPrimitive())
                                .map(type -> type.getPackageName() + ".")
                                .filter(name -> CLIENT.stream().noneMatch(name::startsWith)))
                .isEmpty();
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedBreach.class);
        assertThat(breaches(planted)).hasSize(1).first().asString().contains("importer");
    }

    private static Set<String> with(String... more) {
        Set<String> names = new TreeSet<>(FEATURE);
        names.addAll(List.of(more));
        return names;
    }

    private static Set<String> packages(JavaClasses classes) {
        Set<String> names = new TreeSet<>();
        classes.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(ROOT))
                .forEach(type -> names.add(name(type)));
        return names;
    }

    private static List<String> breaches(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(use -> breach(use.getOriginClass(), use.getTargetClass()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String breach(JavaClass from, JavaClass to) {
        String target = to.getPackageName() + ".";
        boolean inside = target.startsWith(ROOT) && !name(to).equals(name(from));
        Set<String> uses = MAY_USE.getOrDefault(name(from), Set.of());
        boolean allowed = uses.contains("*") || uses.contains(name(to));
        boolean edge = CLI_ONLY.stream().anyMatch(target::startsWith) && !EDGE.contains(name(from));
        return inside && !allowed || edge ? from.getName() + " uses " + to.getPackageName() : "";
    }

    private static String name(JavaClass type) {
        String rest =
                type.getPackageName()
                        .substring(Math.min(ROOT.length(), type.getPackageName().length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
