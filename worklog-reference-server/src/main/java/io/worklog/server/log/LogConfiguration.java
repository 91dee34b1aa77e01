package io.worklog.server.log;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.event.UuidV7;
import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextSource;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import io.worklog.spring.sentence.TextFiles;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionProperties.class)
@Import({
    IngestController.class,
    QueryController.class,
    EventController.class,
    TypeController.class,
    TileController.class,
    ProofController.class,
    VerifyController.class,
    TailController.class,
    SystemLogController.class
})
public class LogConfiguration {
    @Bean
    LogEvents logEvents() {
        return new LogEvents();
    }

    @Bean
    TextSource logSentences() {
        ClassLoader loader = LogConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/log/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes logProblems() {
        return ProblemCatalog.Codes.of(LogProblem.class);
    }

    @Bean
    Admission admission(AdmissionProperties properties) {
        return new Admission(properties);
    }

    @Bean
    Body bodies(Admission admission, AdmissionProperties properties) {
        return new Body(admission, properties.bodyTime(), System::nanoTime);
    }

    @Bean
    EventTypes eventTypes(
            Database database, JsonMapper json, Catalog catalog, Trail trail, InstantSource clock) {
        return new EventTypes(new TypeRepository(database, json), database, catalog, trail, clock);
    }

    @Bean
    Ingest ingest(EventTypes types, Worklog worklog, InstantSource clock, SecureRandom random) {
        return new Ingest(types, worklog, clock, new UuidV7(clock, random));
    }

    @Bean
    BatchIngest batchIngest(Ingest ingest) {
        return new BatchIngest(ingest);
    }

    @Bean
    EventReader eventReader(Trail trail, Admission admission, Sentences sentences) {
        return new EventReader(trail, admission, new EventViews(sentences));
    }

    @Bean
    Timelines timelines(EventReader reader) {
        return new ReadTimelines(reader);
    }

    @Bean
    Tails tails(AdmissionProperties properties) {
        return new Tails(properties.tails());
    }

    @Bean
    VerifyWorker verifyWorker(ProjectDirectory projects, Trail trail, JsonMapper json) {
        return new VerifyWorker(projects, trail, json);
    }

    @Bean
    WebMvcConfigurer eventRequests(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(new WholeAnswers(json));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new EventFilterArguments());
            }
        };
    }
}
