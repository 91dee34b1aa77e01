package io.worklog.persistence.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.worklog.memory.MemoryLogStore;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule THE_CONTRACT_AND_ITS_CLIENT =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.worklog.persistence.redis",
                            "io.worklog.cache",
                            "io.worklog.spi",
                            "io.worklog.log",
                            "io.lettuce.core..",
                            "io.netty.util.concurrent",
                            "org.jspecify.annotations",
                            "java..")
                    .because("an adapter knows its contract and its client, and no more");

    @Test
    void theAdapterUsesItsContractAndItsClientOnly() {
        JavaClasses adapter =
                new ClassFileImporter()
                        .importUrl(
                                RedisCacheLevel.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation());
        assertThat(adapter.contain(RedisCacheLevel.class)).isTrue();
        THE_CONTRACT_AND_ITS_CLIENT.check(adapter);
    }

    @Test
    void aPlantedBreachIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReachesInside.class);
        assertThat(THE_CONTRACT_AND_ITS_CLIENT.evaluate(planted).hasViolation()).isTrue();
    }

    /** Uses a store, which is none of this adapter's business. */
    record ReachesInside(MemoryLogStore store) {}
}
