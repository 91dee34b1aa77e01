package io.worklog.spring.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.spring.gate.EndpointReport;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint and health as operators get them, with everything found by itself. */
class EndpointOverHttpTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir private Path folder;

    /** A web application without a login or a database. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.web.servlet"
                        + ".ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet"
                        + ".ManagementWebSecurityAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "org.springframework.boot.data.jpa.autoconfigure"
                        + ".DataJpaRepositoriesAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration",
                "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
                "org.springframework.modulith.events.config.EventPublicationAutoConfiguration"
            })
    static class App {}

    /** What a build leaves among the application's classes. */
    private ClassLoader withReport() throws Exception {
        JavaClasses own = new ClassFileImporter().importClasses(Counter.class);
        Path report = folder.resolve("classes").resolve(CoverageEndpoint.REPORT);
        Files.createDirectories(report.getParent());
        Files.writeString(report, EndpointReport.of(own).toJson());
        URL classes = folder.resolve("classes").toUri().toURL();
        return new URLClassLoader(new URL[] {classes}, getClass().getClassLoader());
    }

    /** Records nothing, against the rule. */
    @RestController
    static class Counter {
        @PostMapping("/count")
        void count() {}
    }

    @Test
    void operatorsSeeWhereLogsStandAndHaveThemChecked() throws Exception {
        try (ConfigurableApplicationContext app =
                new SpringApplicationBuilder(App.class)
                        .resourceLoader(new DefaultResourceLoader(withReport()))
                        .properties(
                                "server.port=0",
                                "spring.main.banner-mode=off",
                                "worklog.directory=" + folder.resolve("logs"),
                                "management.endpoint.health.show-details=always",
                                "management.endpoints.web.exposure.include="
                                        + "health,worklog,worklogcoverage")
                        .run()) {
            app.getBean(Worklog.class).record(PAID).target("canary", "canary").commit();
            String base =
                    "http://localhost:"
                            + app.getEnvironment().getProperty("local.server.port")
                            + "/actuator/";
            assertThat(get(base + "worklog")).contains("\"default\"").doesNotContain("canary");
            assertThat(get(base + "health")).contains("\"worklog\":{").doesNotContain("canary");
            assertThat(get(base + "worklogcoverage"))
                    .contains("\"request\":\"POST /count\"")
                    .contains("\"not_recorded\":1");
            assertThat(send(to(base + "worklog/none"))).isEqualTo(NOT_FOUND);
            assertThat(send(to(base + "worklog/NO!"))).isEqualTo(BAD_REQUEST);
            HttpRequest.Builder verify =
                    to(base + "worklog/default")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"deep\":true}"));
            assertThat(send(verify)).isEqualTo(OK);
        }
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private String get(String url) throws Exception {
        return client.send(to(url).build(), BodyHandlers.ofString()).body();
    }

    private int send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
