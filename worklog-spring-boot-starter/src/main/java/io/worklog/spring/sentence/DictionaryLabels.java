package io.worklog.spring.sentence;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import io.worklog.spring.LabelResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dictionary of a property: by its annotation, then by {@code worklog.labels}, then by
 * asking each dictionary. Thread-safe.
 */
final class DictionaryLabels implements EventLabels {
    /** Paths come from the data, so not all of them are kept. */
    private static final int MAX_KNOWN = 10_000;

    private final Dictionaries dictionaries;
    private final LabelProperties properties;
    private final Map<Place, Optional<LabelResolver>> known = new ConcurrentHashMap<>();

    /** A property of a type, without identities of list elements. */
    private record Place(EventType<?> type, String path) {}

    /** A value and who was asked for it. */
    private record Question(LabelResolver resolver, String value) {}

    DictionaryLabels(Dictionaries dictionaries, LabelProperties properties) {
        this.dictionaries = dictionaries;
        this.properties = properties;
        requireKnown(properties.properties(), "properties");
        requireKnown(properties.targets(), "targets");
    }

    private void requireKnown(Map<String, String> names, String where) {
        names.forEach((key, dictionary) -> {
            if (!dictionaries.has(dictionary)) {
                throw new IllegalArgumentException(
                        "worklog.labels."
                                + where
                                + "."
                                + key
                                + " names the dictionary "
                                + dictionary
                                + ", and there is no LabelResolver bean and no table of that name");
            }
        });
    }

    @Override
    public Asked of(EventType<?> type) {
        return new OneEvent(type);
    }

    /** Asks each dictionary once for each value. */
    private final class OneEvent implements Asked {
        private final EventType<?> type;
        private final Map<Question, Optional<String>> answers = new HashMap<>();

        OneEvent(EventType<?> type) {
            this.type = type;
        }

        @Override
        public @Nullable String ofValue(String path, ChangeValue value) {
            return answer(ofProperty(type, PropertyPath.plain(path)), value.text());
        }

        @Override
        public @Nullable String ofTarget(Target target) {
            return answer(ofKind(target.type()), target.id());
        }

        private @Nullable String answer(Optional<LabelResolver> resolver, String value) {
            return resolver.flatMap(one ->
                            answers.computeIfAbsent(
                                    new Question(one, value),
                                    question -> Optional.ofNullable(dictionaries.ask(one, value))))
                    .orElse(null);
        }
    }

    private Optional<LabelResolver> ofKind(String kind) {
        String named = properties.targets().get(kind);
        if (named != null) {
            return Optional.ofNullable(dictionaries.find(named));
        }
        return dictionaries.all().stream().filter(one -> one.namesTargets(kind)).findFirst();
    }

    private Optional<LabelResolver> ofProperty(EventType<?> type, String path) {
        Place place = new Place(type, path);
        Optional<LabelResolver> found = known.get(place);
        if (found == null) {
            found = look(type, path);
            if (known.size() < MAX_KNOWN) {
                known.put(place, found);
            }
        }
        return found;
    }

    private Optional<LabelResolver> look(EventType<?> type, String path) {
        List<String> steps = PropertyPath.steps(path);
        String named =
                type.state()
                        .map(state -> AnnotatedProperties.dictionary(state, steps))
                        .orElseGet(() -> configured(type, path, steps));
        if (named != null) {
            return Optional.ofNullable(dictionaries.find(named));
        }
        return dictionaries.all().stream().filter(one -> one.knows(type, path)).findFirst();
    }

    /** Of that type first; a property's last name stands for it wherever it is. */
    private @Nullable String configured(EventType<?> type, String path, List<String> steps) {
        String last = steps.isEmpty() ? path : steps.getLast();
        for (String key : List.of(type.name() + "/" + path, path, last)) {
            String dictionary = properties.properties().get(key);
            if (dictionary != null) {
                return dictionary;
            }
        }
        return null;
    }
}
