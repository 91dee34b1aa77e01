package io.worklog.spring.reference;

import io.worklog.catalog.EventType;
import io.worklog.event.FieldClass;
import io.worklog.sentence.SentenceCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page says of one event type. */
final class TypeFacts {
    private static final String OWN_PREFIX = "worklog.";
    private static final List<String> ENDS = List.of("", ".failure", ".denied", ".unknown");

    private final EventType<?> type;
    private final SentenceCheck texts;

    TypeFacts(EventType<?> type, SentenceCheck texts) {
        this.type = type;
        this.texts = texts;
    }

    EventType<?> type() {
        return type;
    }

    boolean isOwn() {
        return type.name().startsWith(OWN_PREFIX);
    }

    String anchor() {
        return type.name() + ".v" + type.version();
    }

    /** What people call events of the type in a language; null where nobody said. */
    @Nullable String title(Locale language) {
        return texts.text(type.name() + ".name", language);
    }

    /** The texts of the sentence by their keys. */
    Map<String, String> sentences(Locale language) {
        Map<String, String> found = new LinkedHashMap<>();
        Stream.concat(type.messageKey().stream(), Stream.of(type.name()))
                .distinct()
                .flatMap(key -> ENDS.stream().map(end -> key + end))
                .forEach(key -> {
                    String text = texts.text(key, language);
                    if (text != null) {
                        found.putIfAbsent(key, text);
                    }
                });
        return found;
    }

    List<StateField> fields() {
        return StateFields.of(type);
    }

    /** Rows of a name and a value, in the words of a language. */
    Map<String, String> rows(Words words) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(words.of("verb"), words.of("verb", type.verb()));
        type.targetType().ifPresent(target -> rows.put(words.of("target"), target));
        rows.put(words.of("reason"), words.of("reason", type.requiresReason()));
        rows.put(words.of("severity"), words.of("severity", type.severity()));
        rows.put(words.of("delivery"), words.of("delivery", type.delivery()));
        rows.put(words.of("failure"), words.of("failure", type.onFailure()));
        type.state().ifPresent(state -> rows.put(words.of("state"), state.getSimpleName()));
        putNames(rows, words.of("personal"), type.personalNames());
        putNames(rows, words.of("secret"), type.secretNames());
        type.messageKey().ifPresent(key -> rows.put(words.of("key"), key));
        return rows;
    }

    private static void putNames(Map<String, String> rows, String row, Set<String> names) {
        if (!names.isEmpty()) {
            rows.put(row, String.join(", ", names.stream().sorted().toList()));
        }
    }

    /** What is to be said of a property, in the words of a language. */
    static String notes(StateField field, Words words) {
        Stream.Builder<String> notes = Stream.builder();
        if (field.fieldClass() != FieldClass.PUBLIC) {
            notes.add(words.of("note", field.fieldClass()));
        }
        if (field.ignored()) {
            notes.add(words.of("note.ignored"));
        }
        if (field.unordered()) {
            notes.add(words.of("note.unordered"));
        }
        if (field.dictionary() != null) {
            notes.add(words.of("note.dictionary") + " " + field.dictionary());
        }
        return String.join("; ", notes.build().toList());
    }
}
