package io.worklog.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.worklog.spring.planted.ReachesInside;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule ONLY_THE_FRONT_DOOR =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.worklog.log..",
                            "io.worklog.merkle..",
                            "io.worklog.codec..",
                            "io.worklog.file..",
                            "io.worklog.sequence..")
                    .because("a host uses what any other host can use");

    private static final ArchRule ONLY_THE_CONFIGURATION_IS_PUBLIC =
            classes()
                    .that()
                    .arePublic()
                    .should()
                    .haveSimpleNameEndingWith("AutoConfiguration")
                    .andShould()
                    .haveModifier(JavaModifier.FINAL);

    @Test
    void theStarterKeepsToItsRules() {
        JavaClasses starter =
                new ClassFileImporter()
                        .importUrl(
                                WorklogAutoConfiguration.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());
        assertThat(starter.contain(WorklogAutoConfiguration.class)).isTrue();
        ONLY_THE_FRONT_DOOR.check(starter);
        ONLY_THE_CONFIGURATION_IS_PUBLIC.check(starter);
    }

    @Test
    void aPlantedBreachOfEachRuleIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesInside.class);
        assertThat(ONLY_THE_FRONT_DOOR.evaluate(planted).hasViolation()).isTrue();
        assertThat(ONLY_THE_CONFIGURATION_IS_PUBLIC.evaluate(planted).hasViolation()).isTrue();
    }
}
