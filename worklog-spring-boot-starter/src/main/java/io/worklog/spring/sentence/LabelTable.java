package io.worklog.spring.sentence;

import io.worklog.spring.LabelResolver;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary that is written down in the settings.
 *
 * @param dictionary its name
 * @param labels what each value is called
 */
record LabelTable(String dictionary, Map<String, String> labels) implements LabelResolver {
    LabelTable {
        labels = Map.copyOf(labels);
    }

    @Override
    public @Nullable String label(String value) {
        return labels.get(value);
    }
}
