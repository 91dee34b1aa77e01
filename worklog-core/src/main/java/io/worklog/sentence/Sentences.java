package io.worklog.sentence;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Tells events as sentences. It never throws for what an event says: an argument that is missing or
 * was erased shows as a dash, and an event without a text of its own is told by verb and target.
 * Thread-safe.
 */
public interface Sentences {
    /**
     * With these texts before Worklog's own, which are Chinese and, for every other language,
     * English.
     *
     * @param sources in the order they are asked in, language by language
     * @param zone where the reader's clock is, for dates and times
     */
    static Sentences of(List<TextSource> sources, ZoneId zone) {
        return new DefaultSentences(new Texts(sources), zone);
    }

    /** With Worklog's own texts only, and times of UTC. */
    static Sentences builtIn() {
        return of(List.of(), ZoneOffset.UTC);
    }

    /** The sentence of an event for a reader of that language. */
    String of(AuditEvent event, Locale reader);

    /** What became different, as one short phrase: {@code status: paid → refunded}. */
    String changes(AuditEvent event, Locale reader);

    /** One difference of an event. */
    String change(AuditEvent event, Change change, Locale reader);

    /** Who acted, and for whom. */
    String actor(Actor actor, Locale reader);
}
