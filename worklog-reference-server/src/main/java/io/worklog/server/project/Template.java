package io.worklog.server.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a new record can begin with.
 *
 * @param title its title
 * @param content its content, Markdown
 * @param minutes minutes worked; null where that is left open
 * @param tags its tags
 * @param fields values of custom fields, a JSON object; null for none
 */
public record Template(
        @Nullable String title,
        @Nullable String content,
        @Nullable Integer minutes,
        List<String> tags,
        @Nullable JsonNode fields) {
    public Template {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
