package io.worklog.persistence.mongodb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.worklog.persistence.mongodb.planted.ReachesInside;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule THE_CONTRACT_AND_ITS_VALUES =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.worklog.persistence.mongodb..",
                            "io.worklog.spi",
                            "io.worklog.query",
                            "io.worklog.event",
                            "io.worklog.log",
                            "io.worklog.merkle",
                            "io.worklog.error",
                            "com.mongodb..",
                            "org.bson..",
                            "org.jspecify.annotations",
                            "java..")
                    .because("a store implements the contract and knows no more");

    @Test
    void theStoresUseTheContractOnly() {
        JavaClasses stores =
                new ClassFileImporter()
                        .importUrl(
                                MongoLogStore.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());
        assertThat(stores.contain(MongoLogStore.class)).isTrue();
        THE_CONTRACT_AND_ITS_VALUES.check(stores);
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesInside.class);
        assertThat(THE_CONTRACT_AND_ITS_VALUES.evaluate(planted).hasViolation()).isTrue();
    }
}
