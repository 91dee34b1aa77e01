package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.spring.autoconfigure.catalogs.Orders;
import io.worklog.spring.autoconfigure.catalogs.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** What is prepared at build time for an application with the starter. */
class AheadOfTimeTest {

    @Test
    void theCatalogsOfTheApplicationAreFoundAtBuildTime() throws Exception {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(
                        new ClassNameGenerator(ClassName.get("shop", "Application")), files);
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.register(ShopApplication.class, WorklogAutoConfiguration.class);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();
        StringBuilder code = new StringBuilder();
        for (var file : files.getGeneratedFiles(Kind.SOURCE).values()) {
            file.getInputStream().transferTo(new Appending(code));
        }
        assertThat(code).contains(Orders.class.getName()).contains("FoundCatalogs");
        assertThat(
                        RuntimeHintsPredicates.reflection()
                                .onType(Orders.class)
                                .withMemberCategory(MemberCategory.ACCESS_PUBLIC_FIELDS))
                .accepts(generation.getRuntimeHints());
        assertThat(RuntimeHintsPredicates.reflection().onType(WorklogProperties.class))
                .accepts(generation.getRuntimeHints());
    }

    /** Generated code is ASCII. */
    private static final class Appending extends java.io.OutputStream {
        private final StringBuilder text;

        Appending(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void write(int one) {
            text.append((char) one);
        }
    }
}
