package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.spring.operate.OperateAutoConfiguration;
import io.worklog.spring.sentence.LabelsAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Logs in a folder are opened while beans are made, and nothing of it is heard too late. */
class EarlyOpeningTest {
    @TempDir private Path folder;

    /** An application without the jars for databases and caches. */
    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withClassLoader(
                        new FilteredClassLoader(
                                "io.worklog.persistence.jooq",
                                "io.worklog.persistence.mongodb",
                                "io.worklog.persistence.redis",
                                "io.worklog.persistence.caffeine",
                                "io.micrometer.core"))
                .withConfiguration(
                        AutoConfigurations.of(
                                WorklogAutoConfiguration.class,
                                ContextAutoConfiguration.class,
                                PropagationAutoConfiguration.class,
                                LabelsAutoConfiguration.class,
                                OperateAutoConfiguration.class))
                .withPropertyValues("worklog.directory=" + folder.resolve("logs"));
    }

    private static boolean isPlanned(ConfigurableApplicationContext context) {
        return EarlyOpening.isPlanned(context.getBeanFactory());
    }

    @Test
    void logsInAFolderAreOpenBeforeTheApplicationHasStarted() {
        runner().run(context -> {
            assertThat(isPlanned(context.getSourceApplicationContext())).isTrue();
            assertThat(context.getSourceApplicationContext().getBeanFactory())
                    .matches(beans -> beans.containsSingleton("worklog"));
            assertThat(context.getBean(WorklogOpener.class).opened()).isPresent();
        });
    }

    /** Asks for logs while it is made. */
    @Configuration(proxyBeanMethods = false)
    static class Asking {
        @Bean
        Integer logsAtStart(Worklog worklog) {
            return worklog.logs().size();
        }
    }

    @Test
    void whoeverAsksBeforeThatWaits() {
        runner().withUserConfiguration(Asking.class)
                .run(context -> assertThat(context.getBean(Integer.class)).isEqualTo(1));
    }

    @Test
    void aPartOfTheApplicationsOpensThemInItsTurn() {
        AtomicReference<String> thread = new AtomicReference<>();
        runner().withBean(
                        WorklogBuilderCustomizer.class,
                        () -> builder -> thread.set(Thread.currentThread().getName()))
                .run(context -> {
                    assertThat(isPlanned(context.getSourceApplicationContext())).isFalse();
                    assertThat(thread.get()).isEqualTo(Thread.currentThread().getName());
                });
    }

    @Test
    void whatIsWrongWithThemFailsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("logs"), "a file");
        runner().run(context ->
                assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(file.getFileName().toString()));
        runner().run(context ->
                assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(WorklogStartException.class.getName()));
    }

    @Test
    void aStartThatFailsOtherwiseClosesThem() {
        CountDownLatch made = new CountDownLatch(1);
        runner().withBean(
                        "failing",
                        Failing.class,
                        () -> {
                            made.countDown();
                            return new Failing();
                        })
                .run(context -> assertThat(context.getStartupFailure()).isNotNull());
        assertThat(made.getCount()).isZero();
        try (Worklog again = Worklog.open(folder.resolve("logs"))) {
            assertThat(again.logs()).hasSize(1);
        }
    }

    /** Does not start. */
    static final class Failing implements SmartInitializingSingleton {
        @Override
        public void afterSingletonsInstantiated() {
            throw new IllegalStateException("not today");
        }
    }
}
