package io.worklog.server.record;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Target;
import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.sentence.Sentences;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.db.DatabaseConfiguration;
import io.worklog.server.project.ProjectBench;
import io.worklog.server.project.ProjectConfiguration;
import io.worklog.server.trail.Trail;
import io.worklog.spi.HostTransactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Projects and records with a log in a folder, over a domain database, without HTTP. */
final class RecordBench implements AutoCloseable {
    final ConfigurableApplicationContext context;
    final ProjectRef project;

    private RecordBench(ConfigurableApplicationContext context, ProjectRef project) {
        this.context = context;
        this.project = project;
    }

    /** Over an empty database; {@code anna} records, {@code paul} and {@code peter} approve. */
    static RecordBench open(String url, Path folder) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(
                                DatabaseConfiguration.class,
                                Around.class,
                                ProjectConfiguration.class,
                                RecordConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.config.name=none",
                                "spring.main.banner-mode=off",
                                "spring.main.allow-bean-definition-overriding=true")
                        .run("--worklog.server.database.url=" + url, "--bench.folder=" + folder);
        ProjectRef project =
                as(
                        "olga",
                        () -> {
                            ProjectRef made = ProjectBench.create(context, caller("olga"));
                            ProjectBench.member(
                                    context, made, "anna", Set.of(ProjectRole.RECORDER));
                            ProjectBench.member(
                                    context, made, "paul", Set.of(ProjectRole.APPROVER));
                            ProjectBench.member(
                                    context, made, "peter", Set.of(ProjectRole.APPROVER));
                            return made;
                        });
        return new RecordBench(context, project);
    }

    static Caller caller(String user) {
        return new Caller(
                "default", user, user, Caller.Via.SESSION, null, Grant.everything("bench"));
    }

    /** Runs as a person, as the server's filter does. */
    static <T> T as(String user, Supplier<T> task) {
        return WorklogContext.with(caller(user).actor(), "default").call(task::get);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The clock of the bench; null for the real one. */
    AtomicReference<Instant> clock() {
        return bean(Around.class).now;
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the server has around these features. */
    @Configuration(proxyBeanMethods = false)
    static class Around {
        final AtomicReference<Instant> now = new AtomicReference<>();

        @Bean
        @Primary
        InstantSource benchClock() {
            return () -> {
                Instant set = now.get();
                return set == null ? Instant.now() : set;
            };
        }

        @Bean(destroyMethod = "close")
        Worklog worklog(DataSource source, @Value("${bench.folder}") String folder) {
            return Worklog.builder()
                    .directory(Path.of(folder))
                    .outbox(
                            JooqOutbox.open(
                                    source,
                                    new SpringTransactions(source),
                                    TableNames.defaults(),
                                    SchemaMode.INSTALL))
                    .open();
        }

        @Bean
        Trail trail(Worklog worklog) {
            return new Trail() {
                @Override
                public AuditLog of(ProjectRef project) {
                    return worklog.log(project.log());
                }

                @Override
                public AuditLog about(ProjectRef project) {
                    return of(project);
                }

                @Override
                public AuditLog system(String tenant) {
                    return worklog.log(Trail.systemLog(tenant));
                }

                @Override
                public Optional<AuditLog> soundSystem(String tenant) {
                    return Optional.of(system(tenant));
                }

                @Override
                public void viewed(EventType<?> type, ProjectRef project, Target target) {
                    system(project.tenant()).record(type).target(target).commit();
                }
            };
        }

        @Bean
        PersonDirectory people() {
            return (tenant, ids) -> {
                var found = new HashMap<String, PersonDirectory.Person>();
                ids.forEach(id -> found.put(id, new PersonDirectory.Person(id, id, true)));
                return found;
            };
        }

        @Bean
        Sentences sentences() {
            return Sentences.builtIn();
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }

    /** Finds Spring's transaction of the thread. */
    private record SpringTransactions(DataSource source) implements HostTransactions {
        @Override
        public Optional<Connection> current() {
            return TransactionSynchronizationManager.isActualTransactionActive()
                    ? Optional.of(DataSourceUtils.getConnection(source))
                    : Optional.empty();
        }

        @Override
        public void whenDone(Runnable action) {
            action.run();
        }
    }
}
