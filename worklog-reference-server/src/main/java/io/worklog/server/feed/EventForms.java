package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.codec.CanonicalJson;
import io.worklog.sentence.Sentences;
import io.worklog.server.export.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tells events in every format. Thread-safe. */
final class EventForms {
    private final Sentences sentences;
    private final Map<FeedFormat, EventForm> forms = new EnumMap<>(FeedFormat.class);

    EventForms(Sentences sentences) {
        this.sentences = sentences;
        forms.put(FeedFormat.WORKLOG, (event, sentence) -> plain(event));
        forms.put(FeedFormat.CLOUDEVENTS, new CloudEventForm());
        forms.put(FeedFormat.OCSF, new OcsfForm());
        forms.put(FeedFormat.ECS, new EcsForm());
        forms.put(FeedFormat.CEF, new CefForm());
    }

    private static String plain(RecordedEvent event) {
        return new String(CanonicalJson.write(EventJson.of(event)), StandardCharsets.UTF_8);
    }

    /** An event in a format; its sentence is in English, for machines of any country. */
    String tell(FeedFormat format, RecordedEvent event) {
        String sentence = sentences.of(event.event(), Locale.ENGLISH);
        return Objects.requireNonNull(forms.get(format)).of(event, sentence);
    }
}
