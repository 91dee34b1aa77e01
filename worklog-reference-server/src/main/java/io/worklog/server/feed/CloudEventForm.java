package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.server.export.EventJson;
import java.util.Locale;

/**
 * CloudEvents 1.0.2 in structured JSON, with the extensions for sequence, distributed tracing and
 * authentication context, and {@code recordedtime} and {@code tenant} of our own.
 */
final class CloudEventForm implements EventForm {
    @Override
    public String of(RecordedEvent recorded, String sentence) {
        AuditEvent event = recorded.event();
        Target target = event.targets().getFirst();
        return new JsonFields()
                .text("specversion", "1.0")
                .text("id", event.id().toString())
                .text("source", "/logs/" + event.provenance().log())
                .text("type", event.type().name())
                .text("time", event.occurredAt().toString())
                .text("subject", target.type() + "/" + target.id())
                .text("datacontenttype", "application/json")
                .text("recordedtime", event.recordedAt().toString())
                .text("sequence", String.format(Locale.ROOT, "%020d", recorded.index().value()))
                .text("tenant", event.tenant())
                .text("authtype", authType(event.actor().type()))
                .text("authid", event.actor().id())
                .text("traceparent", event.trace())
                .value("data", EventJson.of(recorded))
                .line();
    }

    private static String authType(ActorType type) {
        return switch (type) {
            case USER -> "user";
            case SERVICE, AGENT -> "service_account";
            case API_KEY -> "api_key";
            case SYSTEM -> "system";
            case ANONYMOUS -> "unauthenticated";
        };
    }
}
