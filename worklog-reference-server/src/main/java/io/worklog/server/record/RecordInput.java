package io.worklog.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What callers say of a record. What is left out stays as it is; in a new record it is empty, or
 * what the template says.
 *
 * @param title 1 to 200 characters; needed in a new record without a template
 * @param content Markdown, at most 200,000 characters
 * @param date the day of the work; today in UTC unless said
 * @param startedAt when it began
 * @param endedAt when it ended; with {@code startedAt} and no {@code minutes} they are counted
 * @param minutes 0 to 44,640, a month
 * @param participants identifiers of people, at most 50
 * @param tags at most 20 of at most 40 characters
 * @param evidence identifiers of files, at most 32
 * @param links at most 50
 * @param fields values of the project's custom fields, a JSON object; replaces all
 * @param template identifier of a template, in a new record only
 * @param clear which of {@code startedAt}, {@code endedAt} to make empty
 */
public record RecordInput(
        @Nullable String title,
        @Nullable String content,
        @Nullable LocalDate date,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long minutes,
        @Nullable List<String> participants,
        @Nullable List<String> tags,
        @Nullable List<String> evidence,
        @Nullable List<RecordLink> links,
        @Nullable JsonNode fields,
        @Nullable String template,
        @Nullable Set<String> clear) {}
