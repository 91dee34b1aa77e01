package io.worklog.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a record says.
 *
 * @param title 1 to 200 characters; empty where it was erased
 * @param content Markdown, as it was written
 * @param date the day of the work
 * @param startedAt when the work began
 * @param endedAt when it ended
 * @param minutes how long it took
 * @param participants who did it beside the author
 * @param tags words to find it by
 * @param evidence files that show it
 * @param links other records it belongs to
 * @param fields values of the project's custom fields
 */
public record RecordContent(
        String title,
        String content,
        LocalDate date,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long minutes,
        List<Participant> participants,
        List<String> tags,
        List<EvidenceRef> evidence,
        List<RecordLink> links,
        Map<String, Object> fields) {
    public RecordContent {
        participants = List.copyOf(participants);
        tags = List.copyOf(tags);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The same with other files. */
    RecordContent withEvidence(List<EvidenceRef> files) {
        return new RecordContent(
                title,
                content,
                date,
                startedAt,
                endedAt,
                minutes,
                participants,
                tags,
                files,
                links,
                fields);
    }

    /** The same with other people. */
    RecordContent withParticipants(List<Participant> people) {
        return new RecordContent(
                title, content, date, startedAt, endedAt, minutes, people, tags, evidence, links,
                fields);
    }
}
