package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.spring.operate.OperateAutoConfiguration;
import io.worklog.spring.sentence.LabelsAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Logs in a folder are looked at while beans are made and opened when somebody asks, and nothing
 * that is wrong is heard too late.
 */
@ExtendWith(OutputCaptureExtension.class)
class EarlyOpeningTest {
    private static final EventType<Object> PAID =
            EventType.named("shop.order.paid").target("order");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration TURN = Duration.ofMillis(20);

    @TempDir private Path folder;

    private static ClassLoader withoutDatabases() {
        return new FilteredClassLoader(
                "io.worklog.persistence.jooq",
                "io.worklog.persistence.mongodb",
                "io.worklog.persistence.redis",
                "io.worklog.persistence.caffeine",
                "io.micrometer.core");
    }

    /** An application without the jars for databases and caches. */
    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withClassLoader(withoutDatabases())
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
    void logsInAFolderAreTakenBeforeTheApplicationHasStarted() {
        runner().run(context -> {
            assertThat(isPlanned(context.getSourceApplicationContext())).isTrue();
            assertThat(folder.resolve("logs/logs")).isEmptyDirectory();
            assertThatThrownBy(() -> Worklog.open(folder.resolve("logs")))
                    .hasMessageContaining("is in use by");
        });
    }

    @Test
    void theFirstEventIsRecordedAtOnce() {
        runner().run(context -> {
            Worklog worklog = context.getBean(Worklog.class);
            worklog.record(PAID).target("1").commit();
            assertThat(worklog.head().size().value()).isEqualTo(1);
        });
        assertThat(typesInTheLogOfLogs())
                .containsExactly("worklog.started", "worklog.log.created", "worklog.stopped");
    }

    @Test
    void whereNobodyAsksTheLogSaysAllTheSameThatItRan() {
        runner().run(context -> assertThat(context).hasNotFailed());
        assertThat(typesInTheLogOfLogs()).containsExactly("worklog.started", "worklog.stopped");
    }

    private List<String> typesInTheLogOfLogs() {
        try (Worklog worklog =
                        Worklog.builder().directory(folder.resolve("logs")).readOnly().open();
                Stream<RecordedEvent> events =
                        worklog.log(LogId.META.value()).read(LogIndex.of(0))) {
            return events.map(event -> event.event().type().name()).toList();
        }
    }

    /** An application of the usual kind. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({WorklogAutoConfiguration.class, ContextAutoConfiguration.class})
    static class Plain {}

    @Test
    void anApplicationThatHasStartedOpensThemByItself(CapturedOutput output) {
        SpringApplication application =
                new SpringApplication(new DefaultResourceLoader(withoutDatabases()), Plain.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context =
                application.run("--worklog.directory=" + folder.resolve("logs"))) {
            assertThat(isPlanned(context)).isTrue();
            awaitLine(output, "Worklog: store folder " + folder.resolve("logs"));
            assertThat(context.getBean(WorklogOpener.class).opened()).isPresent();
        }
        assertThat(typesInTheLogOfLogs()).containsExactly("worklog.started", "worklog.stopped");
    }

    private static void awaitLine(CapturedOutput output, String line) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!output.getOut().contains(line) && System.nanoTime() < end) {
            LockSupport.parkNanos(TURN.toNanos());
        }
        assertThat(output.getOut()).contains(line);
    }

    @Test
    void aDamagedLogFailsTheStart() throws IOException {
        try (Worklog worklog = Worklog.open(folder.resolve("logs"))) {
            worklog.record(PAID).target("1").commit();
        }
        Path keys = folder.resolve("logs/keys");
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        runner().run(context ->
                assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(WorklogStartException.class.getName())
                        .hasStackTraceContaining("has no key file"));
    }

    @Test
    void anotherStartInTheSameFolderFails() {
        runner().run(first -> {
            assertThat(first).hasNotFailed();
            runner().run(second ->
                    assertThat(second.getStartupFailure())
                            .hasStackTraceContaining(WorklogStartException.class.getName())
                            .hasStackTraceContaining("is in use by process"));
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
