package io.worklog.server.project;

import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.db.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectController.class)
public class ProjectConfiguration {
    @Bean
    ProjectDirectory projectDirectory(Database database) {
        return new SqlProjectDirectory(database);
    }

    @Bean
    ProjectEvents projectEvents() {
        return new ProjectEvents();
    }
}
