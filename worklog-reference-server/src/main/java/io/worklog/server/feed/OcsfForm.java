package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * OCSF 1.4, category Identity and Access Management, class Entity Management (3004): somebody did
 * something to an entity. What has no place there is in {@code unmapped}.
 */
final class OcsfForm implements EventForm {
    private static final int CATEGORY = 3;
    private static final int CLASS = 3004;
    private static final int OTHER = 99;

    /** Labels of the numbers, which the schema wants word by word. */
    private static final String[] ACTIVITY = {"Unknown", "Create", "Read", "Update", "Delete"};

    private static final String[] STATUS = {"Unknown", "Success", "Failure"};

    @Override
    public String of(RecordedEvent recorded, String sentence) {
        AuditEvent event = recorded.event();
        int activity = activity(event.verb());
        return new JsonFields()
                .number("category_uid", CATEGORY)
                .number("class_uid", CLASS)
                .number("type_uid", CLASS * 100L + activity)
                .number("activity_id", activity)
                .text("activity_name", activityName(activity, event.verb()))
                .number("severity_id", severity(event.severity()))
                .number("status_id", status(event.outcome()))
                .text("status", STATUS[status(event.outcome())])
                .text("status_detail", event.outcomeDetail())
                .number("time", event.occurredAt().toEpochMilli())
                .text("message", sentence)
                .text("comment", event.reason())
                .object("metadata", metadata(recorded))
                .object("actor", actor(event.actor()))
                .object("src_endpoint", endpoint(event))
                .object("entity", entity(event))
                .object("unmapped", unmapped(event))
                .line();
    }

    private static int activity(Verb verb) {
        return switch (verb) {
            case CREATE -> 1;
            case READ, EXPORT -> 2;
            case UPDATE, APPROVE -> 3;
            case DELETE -> 4;
            case LOGIN, EXECUTE, OTHER -> OTHER;
        };
    }

    private static String activityName(int activity, Verb verb) {
        return activity == OTHER ? name(verb) : ACTIVITY[activity];
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static int status(Outcome outcome) {
        return switch (outcome) {
            case UNKNOWN -> 0;
            case SUCCESS -> 1;
            case FAILURE, DENIED -> 2;
        };
    }

    private static JsonFields metadata(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        JsonFields product =
                new JsonFields().text("name", "Worklog").text("vendor_name", "Worklog");
        return new JsonFields()
                .text("version", "1.4.0")
                .object("product", product)
                .text("uid", event.id().toString())
                .text("event_code", event.type().name())
                .text("log_name", event.provenance().log())
                .number("sequence", recorded.index().value())
                .number("logged_time", event.recordedAt().toEpochMilli())
                .text("tenant_uid", event.tenant())
                .text("correlation_uid", event.links().correlationId());
    }

    private static JsonFields actor(Actor actor) {
        return new JsonFields().object("user", user(actor));
    }

    private static JsonFields user(Actor actor) {
        return new JsonFields()
                .text("uid", actor.id())
                .text("name", actor.name())
                .text("type", name(actor.type()));
    }

    private static JsonFields endpoint(AuditEvent event) {
        return new JsonFields()
                .text("ip", event.context().ip())
                .text("hostname", event.context().host());
    }

    private static JsonFields entity(AuditEvent event) {
        Target target = event.targets().getFirst();
        JsonFields data = new JsonFields();
        data.list("changes", event.changes().stream().map(OcsfForm::change).toList());
        return new JsonFields()
                .text("type", target.type())
                .text("uid", target.id())
                .text("name", target.name())
                .object("data", data);
    }

    private static JsonObject change(Change change) {
        return new JsonFields()
                .text("path", change.path())
                .text("op", name(change.op()))
                .text("old", text(change.oldValue()))
                .text("new", text(change.newValue()))
                .build();
    }

    private static JsonFields unmapped(AuditEvent event) {
        List<Target> others = event.targets().subList(1, event.targets().size());
        return new JsonFields()
                .text("verb", name(event.verb()))
                .text("outcome", name(event.outcome()))
                .texts("targets", others.stream().map(OcsfForm::name).toList())
                .texts("on_behalf_of", event.actor().onBehalfOf().stream().map(Actor::id).toList())
                .texts("evidence", event.evidence().stream().map(each -> each.sha256()).toList())
                .text("user_agent", event.context().userAgent())
                .text("trace", event.trace())
                .text("batch_uid", event.links().batchId())
                .yes("is_truncated", !event.truncated().isEmpty())
                .object("metadata", new JsonFields().texts(event.metadata()));
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null ? null : value.text();
    }

    private static String name(Target target) {
        return target.type() + ":" + target.id();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
