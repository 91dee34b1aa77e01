package io.worklog.server.log;

import io.worklog.RecordedEvent;
import io.worklog.event.Actor;
import io.worklog.event.AgentInfo;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import io.worklog.merkle.Rfc6962;
import io.worklog.sentence.Sentences;
import io.worklog.server.api.Words;
import io.worklog.server.log.EventView.AgentView;
import io.worklog.server.log.EventView.AttachmentView;
import io.worklog.server.log.EventView.ChangeView;
import io.worklog.server.log.EventView.ContextView;
import io.worklog.server.log.EventView.LinksView;
import io.worklog.server.log.EventView.MessageView;
import io.worklog.server.log.EventView.PartyView;
import io.worklog.server.log.EventView.TargetView;
import io.worklog.server.log.EventView.ValueView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows events to a reader. Thread-safe. */
final class EventViews {
    private static final long LATE_SECONDS = 60;

    private final Sentences sentences;

    EventViews(Sentences sentences) {
        this.sentences = sentences;
    }

    EventView of(RecordedEvent recorded, Locale reader) {
        AuditEvent event = recorded.event();
        return new EventView(
                recorded.index().value(),
                event.id().toString(),
                Rfc6962.leaf(recorded.sealed()).hex(),
                sentences.of(event, reader),
                event.type().name(),
                event.type().version(),
                Words.of(event.verb()),
                event.occurredAt(),
                event.recordedAt(),
                late(event),
                event.provenance().source(),
                event.provenance().sequence(),
                event.tenant(),
                party(event.actor(), sentences.actor(event.actor(), reader)),
                event.targets().stream().map(EventViews::target).toList(),
                Words.of(event.outcome()),
                event.outcomeDetail(),
                event.reason(),
                message(event.message()),
                event.changes().stream().map(change -> change(event, change, reader)).toList(),
                event.evidence().stream().map(EventViews::evidence).toList(),
                context(event.context()),
                event.trace(),
                new LinksView(
                        event.links().correlationId(),
                        event.links().causationId(),
                        event.links().batchId()),
                Words.of(event.severity()),
                event.metadata(),
                event.idempotencyKey(),
                event.truncated(),
                recorded.withheld().stream().sorted().toList());
    }

    private static @Nullable Long late(AuditEvent event) {
        long seconds = Duration.between(event.occurredAt(), event.recordedAt()).toSeconds();
        return Math.abs(seconds) < LATE_SECONDS ? null : seconds;
    }

    private static PartyView party(Actor actor, @Nullable String phrase) {
        AgentInfo agent = actor.agent();
        return new PartyView(
                Words.of(actor.type()),
                actor.id(),
                actor.name(),
                phrase,
                actor.onBehalfOf().stream().map(each -> party(each, null)).toList(),
                agent == null
                        ? null
                        : new AgentView(agent.model(), agent.tool(), agent.promptId()));
    }

    static TargetView target(Target target) {
        return new TargetView(target.type(), target.id(), target.name(), target.role());
    }

    private static @Nullable MessageView message(@Nullable Message message) {
        return message == null ? null : new MessageView(message.key(), message.args());
    }

    private ChangeView change(AuditEvent event, Change change, Locale reader) {
        return new ChangeView(
                change.path(),
                Words.of(change.op()),
                value(change.oldValue()),
                value(change.newValue()),
                sentences.change(event, change, reader));
    }

    static @Nullable ValueView value(@Nullable ChangeValue value) {
        return value == null
                ? null
                : new ValueView(
                        Words.of(value.kind()),
                        value.text(),
                        value.label(),
                        value.length() == 0 ? null : value.length());
    }

    private static AttachmentView evidence(Evidence one) {
        return new AttachmentView(
                one.sha256(), one.size(), one.mediaType(), one.name(), one.kind(), one.ref());
    }

    private static @Nullable ContextView context(RequestContext context) {
        return context.equals(RequestContext.none())
                ? null
                : new ContextView(
                        context.ip(),
                        context.userAgent(),
                        context.sessionId(),
                        context.requestId(),
                        context.channel(),
                        context.host());
    }

    List<EventView> of(List<RecordedEvent> events, Locale reader) {
        return events.stream().map(event -> of(event, reader)).toList();
    }
}
