package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.PageLimit;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Makes projects for tests of other features that have no HTTP. */
public final class ProjectBench {
    private ProjectBench() {}

    /** A project of the caller's. */
    public static ProjectRef create(ApplicationContext context, Caller caller) {
        return context.getBean(ProjectWork.class)
                .create(caller, new ProjectInput.NewProject("工程", null, null, null))
                .ref();
    }

    /** Makes somebody a member. */
    public static void member(
            ApplicationContext context, ProjectRef project, String user, Set<ProjectRole> roles) {
        context.getBean(MemberWork.class).set(MemberRows.Kind.PERSON, project, user, roles);
    }

    /** Has a project work by other rules. */
    public static void rules(
            ApplicationContext context, ProjectRef project, ProjectSettings rules) {
        long version = context.getBean(ProjectRows.class).get(project.id()).version();
        context.getBean(ProjectWork.class).settings(project, version, rules);
    }

    /** Lists the caller's projects. */
    public static int visible(ApplicationContext context, Caller caller, String text) {
        return context.getBean(ProjectLists.class)
                .page(
                        caller,
                        new ProjectLists.Wanted(true, ProjectState.ACTIVE, text),
                        null,
                        new PageLimit(10))
                .items()
                .size();
    }
}
