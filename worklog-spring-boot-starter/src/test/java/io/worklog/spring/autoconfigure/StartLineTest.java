package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class StartLineTest {
    private static final EventType<Object> PAID =
            EventType.named("shop.order.paid").target("order");

    @TempDir private Path folder;

    /** An application without a database. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({WorklogAutoConfiguration.class, ContextAutoConfiguration.class})
    static class Plain {}

    /** An application with one. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        WorklogAutoConfiguration.class,
        ContextAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionsAutoConfiguration.class
    })
    static class WithDatabase {}

    private ConfigurableApplicationContext start(Class<?> application, String... more) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties("worklog.directory=" + folder.resolve("logs"))
                .properties(more)
                .run();
    }

    @Test
    void saysOnceWhereEventsGoAndWhatIsPromised(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(Plain.class)) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("Worklog: ")))
                .singleElement()
                .asString()
                .contains("INFO")
                .contains("store folder " + folder.resolve("logs"))
                .contains("; index Lucene files;")
                .contains("; actor from system")
                .contains("; delivery durable and background, not transactional;")
                .contains("; page not exposed, see management.endpoints.web.exposure.include");
    }

    @Test
    void saysThatEventsCanJoinTransactions(CapturedOutput output) {
        String url = "spring.datasource.url=jdbc:sqlite:" + folder.resolve("a.db");
        try (ConfigurableApplicationContext context = start(WithDatabase.class, url)) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(output)
                .contains("Worklog: store SQLite ")
                .contains(
                        " of the DataSource bean dataSource, cached; index in the DataSource bean")
                .contains("delivery durable, background and transactional;");
    }

    @Test
    void saysThatNothingIsRecorded(CapturedOutput output) {
        Worklog.open(folder.resolve("logs")).close();
        try (ConfigurableApplicationContext context =
                start(Plain.class, "worklog.read-only=true")) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(output).contains("delivery none, read-only;");
    }

    @Test
    void aLazyApplicationOpensItsLogsAtStart(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                start(Plain.class, "spring.main.lazy-initialization=true")) {
            assertThat(context.getBeanFactory().containsSingleton("worklog")).isTrue();
        }
        assertThat(output.getOut()).isNotEmpty();
    }

    @Test
    void virtualThreadsRecordToo() throws Exception {
        try (ConfigurableApplicationContext context =
                start(Plain.class, "spring.threads.virtual.enabled=true")) {
            Worklog worklog = context.getBean(Worklog.class);
            Thread.ofVirtual().start(() -> worklog.record(PAID).target("1").commit()).join();
            assertThat(worklog.history("order", "1").events()).hasSize(1);
        }
    }

    /** Stands for the page about the worklog. */
    @Endpoint(id = "worklog")
    static class Page {
        @ReadOperation
        String read() {
            return "";
        }
    }

    @Test
    void namesThePageWhereItIsExposed() {
        WebApplicationContextRunner runner =
                new WebApplicationContextRunner()
                        .withConfiguration(
                                AutoConfigurations.of(
                                        WorklogAutoConfiguration.class,
                                        EndpointAutoConfiguration.class,
                                        WebEndpointAutoConfiguration.class))
                        .withBean(Page.class, Page::new)
                        .withPropertyValues(
                                "worklog.directory=" + folder, "local.server.port=8080");
        runner.withPropertyValues(
                        "management.endpoints.web.exposure.include=worklog",
                        "management.endpoints.web.base-path=/manage")
                .run(context ->
                        assertThat(context.getBean(StatusPage.class).where())
                                .isEqualTo("/manage/worklog on port 8080"));
        runner.run(context ->
                assertThat(context.getBean(StatusPage.class).where()).startsWith("not exposed"));
    }
}
