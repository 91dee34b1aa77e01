package io.worklog.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule WHAT_A_STRANGER_HAS_TOO =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.worklog",
                            "io.worklog.catalog..",
                            "io.worklog.checkpoint..",
                            "io.worklog.codec..",
                            "io.worklog.error..",
                            "io.worklog.event..",
                            "io.worklog.file..",
                            "io.worklog.log..",
                            "io.worklog.memory..",
                            "io.worklog.merkle..",
                            "io.worklog.outbox..",
                            "io.worklog.query..",
                            "io.worklog.spi..",
                            "io.worklog.testing..",
                            "io.worklog.testkit..",
                            "io.worklog.verify..",
                            "org.assertj.core..",
                            "org.jspecify.annotations..",
                            "org.junit.jupiter..",
                            "java..",
                            "javax.sql..")
                    .because("an exam asks by the contract and knows no store but the core's");

    private static final ArchRule SERVERS_KNOW_NO_EXAM =
            noClasses()
                    .that()
                    .resideInAPackage("io.worklog.testkit.server..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.worklog.testkit")
                    .because("whoever only wants a database takes no exam");

    private static final JavaClasses TESTKIT =
            new ClassFileImporter()
                    .importUrl(
                            LogStoreContract.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation());

    @Test
    void theExamsUseWhatAStrangerHasToo() {
        assertThat(TESTKIT.contain(LogStoreContract.class)).isTrue();
        WHAT_A_STRANGER_HAS_TOO.check(TESTKIT);
    }

    @Test
    void serversKnowNoExam() {
        SERVERS_KNOW_NO_EXAM.check(TESTKIT);
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted =
                new ClassFileImporter().importClasses(PlantedEvidence.Forwarding.class);
        assertThat(WHAT_A_STRANGER_HAS_TOO.evaluate(planted).hasViolation()).isTrue();
    }
}
