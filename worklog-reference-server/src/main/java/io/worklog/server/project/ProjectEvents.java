package io.worklog.server.project;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** What can happen to a project; all of it is in the project's own log. */
public final class ProjectEvents implements EventCatalog {
    /** A project was made, and with it its log. */
    public static final EventType<Object> CREATED = of("project.created", Verb.CREATE);

    /** Name, key, description or visibility became different. */
    public static final EventType<Object> UPDATED = of("project.updated", Verb.UPDATE);

    /** Rules of the project became different. */
    public static final EventType<Object> SETTINGS_CHANGED =
            of("project.settings.changed", Verb.UPDATE).severity(Severity.MEDIUM);

    /** A person or a team got or lost roles; what they were called then can be erased. */
    public static final EventType<Object> MEMBER_CHANGED =
            of("project.member.changed", Verb.UPDATE)
                    .personal("/targets/*/name")
                    .severity(Severity.MEDIUM);

    /** Somebody handed the project over; what the other was called then can be erased. */
    public static final EventType<Object> TRANSFERRED =
            of("project.transferred", Verb.UPDATE)
                    .personal("/targets/*/name")
                    .severity(Severity.MEDIUM);

    /** Nothing more is written to the project. */
    public static final EventType<Object> ARCHIVED =
            of("project.archived", Verb.UPDATE).reasonRequired().severity(Severity.MEDIUM);

    /** The project is written to again. */
    public static final EventType<Object> UNARCHIVED =
            of("project.unarchived", Verb.UPDATE).reasonRequired().severity(Severity.MEDIUM);

    /** What new records can begin with became different. */
    public static final EventType<Object> TEMPLATE_CHANGED =
            of("project.template.changed", Verb.UPDATE);

    ProjectEvents() {}

    private static EventType<Object> of(String name, Verb verb) {
        return EventType.named(name)
                .target("project")
                .verb(verb)
                .personal("/reason")
                .delivery(Delivery.TRANSACTIONAL);
    }
}
