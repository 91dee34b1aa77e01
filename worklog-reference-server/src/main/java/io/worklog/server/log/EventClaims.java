package io.worklog.server.log;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.RequestContext;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.api.Problem.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an event its sender may say, and what the server says instead. Who sent it, and with which
 * credential, stands in the metadata of every event that came in this way; no sender can say it
 * otherwise. Used for one request.
 */
final class EventClaims {
    /** Metadata: the user whose credential an event was sent with. */
    static final String SENT_BY = "worklog.sentBy";

    /** Metadata: the credential, by its public name. */
    static final String SENT_WITH = "worklog.sentWith";

    private static final String RESERVED = "worklog.";
    private static final String CHANNEL = "api";

    private final Caller caller;
    private final WorklogContext here;

    EventClaims(Caller caller, WorklogContext here) {
        this.caller = caller;
        this.here = here;
    }

    /** Notes what the sender may not say. */
    void check(SentEvent sent) {
        List<Place> faults = sent.faults();
        Actor actor = sent.actor();
        if (actor != null && caller.via() == Via.SESSION && !isCaller(actor)) {
            faults.add(
                    new Place(
                            "/actor",
                            "is somebody else: a login speaks for itself, use an API key"));
        }
        for (String name : sent.metadata().keySet()) {
            if (name.startsWith(RESERVED)) {
                faults.add(
                        new Place("/metadata/" + name, "begins with worklog., which is reserved"));
            }
        }
    }

    private boolean isCaller(Actor actor) {
        return actor.id().equals(caller.userId()) && actor.onBehalfOf().isEmpty();
    }

    /** Puts in who acted, where and through whom it came. */
    void apply(SentEvent sent) {
        Map<String, String> metadata = new HashMap<>(sent.metadata());
        metadata.put(SENT_BY, caller.userId());
        metadata.put(SENT_WITH, caller.grant().id());
        Actor actor = sent.actor();
        String trace = sent.trace();
        sent.event()
                .tenant(caller.tenant())
                .actor(actor == null ? caller.actor() : actor)
                .context(context(sent.context(), actor == null))
                .trace(trace == null ? here.trace() : trace)
                .metadata(metadata);
    }

    /** Where the sender is says nothing about where somebody else acted. */
    private RequestContext context(@Nullable RequestContext said, boolean isOwnAct) {
        if (said != null) {
            return said;
        }
        RequestContext request = here.request();
        return new RequestContext(
                isOwnAct ? request.ip() : null,
                isOwnAct ? request.userAgent() : null,
                null,
                request.requestId(),
                CHANNEL,
                null);
    }
}
