package io.worklog.sentence;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the text of an event and fills it. */
final class DefaultSentences implements Sentences {
    /** What a text of the success is told as where the action ended otherwise. */
    private static final String ENDED = "worklog.ended";

    private static final String ANY = "worklog.any.";
    private static final String WITH_CHANGES = "worklog.any.changes";

    private final Texts texts;
    private final ZoneId zone;

    DefaultSentences(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    @Override
    public String of(AuditEvent event, Locale reader) {
        Reader of = new Reader(texts, reader, zone);
        EventParts parts = new EventParts(event, of);
        Message message = event.message();
        String told = message == null ? null : told(message.key(), event, of, parts);
        if (told == null) {
            told = told(event.type().name(), event, of, parts);
        }
        return told == null ? general(event, of, parts) : told;
    }

    /** The sentence for a key, in the nearest language that has one; null where none has. */
    private @Nullable String told(String key, AuditEvent event, Reader of, EventParts parts) {
        String end = OutcomeKeys.end(event.outcome());
        for (Locale language : of.chain()) {
            ParsedText exact = texts.exact(key + end, language);
            if (exact != null) {
                return of.fill(exact, parts::find);
            }
            ParsedText success = end.isEmpty() ? null : texts.exact(key, language);
            if (success != null) {
                return ended(event.outcome(), of.fill(success, parts::find), of);
            }
        }
        return null;
    }

    private static String ended(Outcome outcome, String sentence, Reader of) {
        return of.own(ENDED + OutcomeKeys.end(outcome), Map.of("sentence", sentence));
    }

    /** The sentence of an event without a text: who did that kind of thing, on what. */
    private String general(AuditEvent event, Reader of, EventParts parts) {
        String verb = event.verb().name().toLowerCase(Locale.ROOT);
        String key = ANY + verb + OutcomeKeys.end(event.outcome());
        String sentence = of.fill(texts.required(key, of.chain()), parts::find);
        if (event.changes().isEmpty() || event.outcome() != Outcome.SUCCESS) {
            return sentence;
        }
        String changes = new ChangePhrase(of, event).all();
        return of.own(WITH_CHANGES, Map.of("sentence", sentence, "changes", changes));
    }

    @Override
    public String changes(AuditEvent event, Locale reader) {
        return new ChangePhrase(new Reader(texts, reader, zone), event).all();
    }

    @Override
    public String change(AuditEvent event, Change change, Locale reader) {
        return new ChangePhrase(new Reader(texts, reader, zone), event).one(change);
    }

    @Override
    public String actor(Actor actor, Locale reader) {
        return ActorPhrase.of(actor, new Reader(texts, reader, zone));
    }
}
