package io.worklog.persistence.lucene;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.worklog.persistence.lucene.planted.ReachesInside;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule THE_CONTRACT_AND_ITS_VALUES =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.worklog.persistence.lucene..",
                            "io.worklog.spi",
                            "io.worklog.query",
                            "io.worklog.event",
                            "io.worklog.log",
                            "io.worklog.error",
                            "org.apache.lucene..",
                            "org.jspecify.annotations",
                            "java..")
                    .because("an index is derived: it implements the contract and knows no more");

    @Test
    void theIndexUsesTheContractOnly() {
        JavaClasses index =
                new ClassFileImporter()
                        .importUrl(
                                LuceneEventIndex.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());
        assertThat(index.contain(LuceneEventIndex.class)).isTrue();
        THE_CONTRACT_AND_ITS_VALUES.check(index);
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesInside.class);
        assertThat(THE_CONTRACT_AND_ITS_VALUES.evaluate(planted).hasViolation()).isTrue();
    }
}
