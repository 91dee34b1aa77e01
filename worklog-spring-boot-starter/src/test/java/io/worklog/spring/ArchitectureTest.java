package io.worklog.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.worklog.spring.planted.ReachesInside;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HOME = "io.worklog.spring";

    /** Which packages of the starter each may use; the root is everybody's. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("(root)", Set.of()),
                    Map.entry("context", Set.of()),
                    Map.entry("tx", Set.of("context")),
                    Map.entry("sentence", Set.of("context")),
                    Map.entry("logged", Set.of("context", "tx", "sentence")),
                    Map.entry("source", Set.of("context", "tx")),
                    Map.entry("operate", Set.of("context")),
                    Map.entry("gate", Set.of()),
                    Map.entry("reference", Set.of("sentence")),
                    Map.entry("importer", Set.of()),
                    Map.entry("bridge", Set.of("context", "tx")),
                    Map.entry("test", Set.of("autoconfigure")),
                    Map.entry("autoconfigure", Set.of("context", "tx")));

    private static final ArchRule ONLY_THE_FRONT_DOOR =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.worklog.merkle..", "io.worklog.sequence..")
                    .because("a host uses what any other host can use");

    private static final ArchRule PUBLIC_CLASSES_ARE_FINAL =
            classes()
                    .that()
                    .arePublic()
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .because("nobody extends what we may change");

    private static final JavaClasses STARTER = StarterClasses.all();

    @Test
    void theStarterKeepsToItsRules() {
        assertThat(STARTER.contain(Logged.class)).isTrue();
        ONLY_THE_FRONT_DOOR.check(STARTER);
        PUBLIC_CLASSES_ARE_FINAL.check(STARTER);
    }

    @Test
    void everyPackageUsesOnlyWhatItMay() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : STARTER) {
            String from = part(type);
            Set<String> may = MAY_USE.get(from);
            assertThat(may).as("package %s is in the table", from).isNotNull();
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(HOME))
                    .map(ArchitectureTest::part)
                    .filter(to -> !to.equals(from) && !to.equals("(root)") && !may.contains(to))
                    .forEach(to -> breaches.add(type.getName() + " -> " + to));
        }
        assertThat(breaches).isEmpty();
    }

    private static String part(JavaClass type) {
        String rest = type.getPackageName().substring(HOME.length());
        return rest.isEmpty() ? "(root)" : rest.substring(1).split("\\.")[0];
    }

    @Test
    void aPlantedBreachOfEachRuleIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesInside.class);
        assertThat(ONLY_THE_FRONT_DOOR.evaluate(planted).hasViolation()).isTrue();
        assertThat(PUBLIC_CLASSES_ARE_FINAL.evaluate(planted).hasViolation()).isTrue();
    }
}
