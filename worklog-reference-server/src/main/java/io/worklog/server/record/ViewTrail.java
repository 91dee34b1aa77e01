package io.worklog.server.record;

import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.project.Projects;
import io.worklog.server.trail.Trail;

/** Records who looked at records of projects that ask for it, before they see anything. */
final class ViewTrail {
    private final Projects projects;
    private final Trail trail;

    ViewTrail(Projects projects, Trail trail) {
        this.projects = projects;
        this.trail = trail;
    }

    void record(ProjectRef project, String record) {
        saw(project, Target.of("record", record));
    }

    /** A list shows titles of many records; it counts as one view of the project. */
    void list(ProjectRef project) {
        saw(project, Target.of("project", project.id()));
    }

    private void saw(ProjectRef project, Target target) {
        if (projects.settings(project.id()).recordViews()) {
            trail.viewed(RecordEvents.VIEWED, project, target);
        }
    }
}
