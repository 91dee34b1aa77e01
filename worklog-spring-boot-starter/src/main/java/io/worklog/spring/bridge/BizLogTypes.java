package io.worklog.spring.bridge;

import com.mzt.logapi.beans.LogRecord;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event type of a record: of the host's catalog where it has one of that name. */
final class BizLogTypes {
    /** The sentence of an event whose type has none of its own: what the record's action says. */
    static final String MESSAGE = "worklog.bizlog";

    private static final String NAMELESS = "record";

    private final BizLogProperties properties;
    private final Catalog catalog;

    BizLogTypes(BizLogProperties properties, Catalog catalog) {
        this.properties = properties;
        this.catalog = catalog;
    }

    EventType<?> of(LogRecord logged) {
        String name = name(logged.getType(), logged.getSubType());
        return catalog.find(name)
                .<EventType<?>>map(type -> type)
                .orElseGet(() -> EventType.named(name).message(MESSAGE));
    }

    private String name(@Nullable String type, @Nullable String subType) {
        String whole = properties.types().get(type + "/" + subType);
        String general = whole == null && type != null ? properties.types().get(type) : whole;
        return general == null ? made(type, subType) : general;
    }

    /** What cannot be written with the letters of a name is left out; it stays in the metadata. */
    private String made(@Nullable String type, @Nullable String subType) {
        String words =
                Stream.of(slug(type), slug(subType))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining("."));
        return properties.prefix() + "." + (words.isEmpty() ? NAMELESS : words);
    }

    private static String slug(@Nullable String text) {
        if (text == null || !text.chars().allMatch(c -> c < 128)) {
            return "";
        }
        return text.strip()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
    }
}
