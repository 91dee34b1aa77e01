package io.worklog.server.project;

import io.worklog.sentence.TextSource;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.TeamDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import io.worklog.spring.sentence.TextFiles;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@Import({
    ProjectController.class,
    PermissionController.class,
    SettingsController.class,
    MemberController.class,
    TemplateController.class,
    TimelineController.class
})
public class ProjectConfiguration {
    /** The directories of the feature that has people; nobody and no team where it is not there. */
    @Bean
    MemberNames memberNames(
            ObjectProvider<PersonDirectory> people, ObjectProvider<TeamDirectory> teams) {
        return new MemberNames(people, teams);
    }

    @Bean
    ProjectDirectory projectDirectory(Database database, MemberNames names, JsonMapper json) {
        return new SqlProjectDirectory(database, names, json);
    }

    @Bean
    Projects projects(
            Database database,
            ProjectRows rows,
            MemberRows members,
            TemplateRows templates,
            MemberNames names) {
        Memberships memberships = new Memberships(database, rows, names);
        return new SqlProjects(rows, members, templates, names, memberships);
    }

    @Bean
    ProjectRows projectRows(Database database, JsonMapper json) {
        return new ProjectRows(database, json);
    }

    @Bean
    MemberRows memberRows(Database database) {
        return new MemberRows(database);
    }

    @Bean
    TemplateRows templateRows(Database database, JsonMapper json) {
        return new TemplateRows(database, json);
    }

    @Bean
    ProjectLists projectLists(ProjectRows rows, MemberRows members, MemberNames names) {
        return new ProjectLists(rows, members, names);
    }

    @Bean
    ProjectWork projectWork(
            Database database,
            ProjectRows rows,
            MemberRows members,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        return new ProjectWork(database, rows, members, ids, clock, trail);
    }

    @Bean
    MemberWork memberWork(
            Database database, MemberRows rows, ProjectWork projects, MemberNames names) {
        return new MemberWork(database, rows, projects, names);
    }

    @Bean
    TemplateWork templateWork(Database database, TemplateRows rows, ProjectWork projects, Ids ids) {
        return new TemplateWork(database, rows, projects, ids);
    }

    @Bean
    FieldSchemas fieldSchemas() {
        return new FieldSchemas();
    }

    @Bean
    ProjectEvents projectEvents() {
        return new ProjectEvents();
    }

    @Bean
    ProblemCatalog.Codes projectProblems() {
        return ProblemCatalog.Codes.of(ProjectProblem.class);
    }

    @Bean
    TextSource projectSentences() {
        ClassLoader loader = ProjectConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/project/sentences").read(List.of());
    }
}
