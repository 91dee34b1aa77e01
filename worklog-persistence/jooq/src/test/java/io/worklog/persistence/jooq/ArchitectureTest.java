package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.worklog.persistence.jooq.planted.ReachesOut;
import io.worklog.persistence.jooq.schema.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String OWN = "io.worklog.persistence.jooq";

    /** Package of this module: packages of this module and of the core that it may use. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.of(
                    "schema", Set.of("spi", "error"),
                    "(root)", Set.of("(schema)", "spi", "log", "merkle", "error"),
                    "index", Set.of("(schema)", "spi", "log", "event", "query", "error"),
                    "outbox", Set.of("(schema)", "spi", "log", "merkle", "event", "error"));

    @Test
    void packagesUseWhatTheTableSays() {
        JavaClasses module =
                new ClassFileImporter()
                        .importUrl(
                                SqlDialect.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());
        assertThat(module.contain(JooqLogStore.class)).isTrue();
        assertThat(breaches(module)).isEmpty();
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesOut.class);
        assertThat(breaches(planted)).isNotEmpty();
    }

    private static List<String> breaches(JavaClasses classes) {
        List<String> breaches = new ArrayList<>();
        for (JavaClass from : classes) {
            Set<String> allowed = MAY_USE.getOrDefault(own(from), Set.of());
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("io.worklog"))
                    .filter(to -> !to.getPackageName().equals(from.getPackageName()))
                    .filter(to -> !allowed.contains(name(to)))
                    .forEach(to -> breaches.add(from.getName() + " uses " + to.getName()));
        }
        return breaches;
    }

    /** Of this module in parentheses, of the core without. */
    private static String name(JavaClass to) {
        return to.getPackageName().startsWith(OWN)
                ? "(" + own(to) + ")"
                : to.getPackageName().substring("io.worklog".length()).replaceFirst("^\\.", "");
    }

    private static String own(JavaClass one) {
        String rest = one.getPackageName().substring(OWN.length());
        return rest.isEmpty() ? "(root)" : rest.substring(1);
    }
}
