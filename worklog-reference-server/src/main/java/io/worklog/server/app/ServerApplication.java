package io.worklog.server.app;

import io.worklog.Worklog;
import io.worklog.sentence.TextSource;
import io.worklog.server.access.AccessConfiguration;
import io.worklog.server.api.ApiConfiguration;
import io.worklog.server.db.DatabaseConfiguration;
import io.worklog.server.evidence.EvidenceConfiguration;
import io.worklog.server.export.ExportConfiguration;
import io.worklog.server.feed.FeedConfiguration;
import io.worklog.server.gate.GateConfiguration;
import io.worklog.server.job.JobConfiguration;
import io.worklog.server.log.LogConfiguration;
import io.worklog.server.ops.OpsConfiguration;
import io.worklog.server.privacy.PrivacyConfiguration;
import io.worklog.server.project.ProjectConfiguration;
import io.worklog.server.record.RecordConfiguration;
import io.worklog.server.trail.Trail;
import io.worklog.server.trail.TrailConfiguration;
import io.worklog.server.user.SetupLink;
import io.worklog.server.user.UserConfiguration;
import io.worklog.server.vault.VaultConfiguration;
import io.worklog.server.viewer.ViewerConfiguration;
import io.worklog.server.web.WebConfiguration;
import io.worklog.spring.sentence.TextFiles;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The server: its parts by name, so that nothing is there because it happened to be found. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            // Connections are made for the addresses that an operator names, and for no others.
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.session.autoconfigure.SessionAutoConfiguration",
            "org.springframework.boot.session.data.redis.autoconfigure"
                    + ".SessionDataRedisAutoConfiguration",
            "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
            // There is no user that nobody made.
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@EnableConfigurationProperties(ServerProperties.class)
@Import({
    SharedServices.class,
    ApiConfiguration.class,
    AccessConfiguration.class,
    DatabaseConfiguration.class,
    TrailConfiguration.class,
    JobConfiguration.class,
    VaultConfiguration.class,
    UserConfiguration.class,
    ProjectConfiguration.class,
    RecordConfiguration.class,
    EvidenceConfiguration.class,
    LogConfiguration.class,
    ExportConfiguration.class,
    FeedConfiguration.class,
    GateConfiguration.class,
    PrivacyConfiguration.class,
    OpsConfiguration.class,
    ViewerConfiguration.class,
    WebConfiguration.class
})
public class ServerApplication {
    @Bean
    StartReport startReport(ServerProperties server, SetupLink setup) {
        return new StartReport(server, setup);
    }

    @Bean(destroyMethod = "close")
    LifeTrail lifeTrail(Trail trail, Worklog worklog, Environment environment) {
        return new LifeTrail(trail, worklog, environment);
    }

    @Bean
    ServerEvents serverEvents() {
        return new ServerEvents();
    }

    @Bean
    TextSource serverSentences() {
        ClassLoader loader = ServerApplication.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/app/sentences").read(List.of());
    }
}
