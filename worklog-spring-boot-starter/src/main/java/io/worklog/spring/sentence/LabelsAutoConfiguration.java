package io.worklog.spring.sentence;

import io.worklog.catalog.EventLabels;
import io.worklog.spring.LabelResolver;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Freezes names into events: from the application's {@link LabelResolver} beans and the tables of
 * {@code worklog.labels}.
 */
@AutoConfiguration(beforeName = "io.worklog.spring.autoconfigure.WorklogAutoConfiguration")
@EnableConfigurationProperties(LabelProperties.class)
public final class LabelsAutoConfiguration {

    @Bean
    Dictionaries worklogDictionaries(
            ObjectProvider<LabelResolver> resolvers, LabelProperties properties) {
        List<LabelResolver> all = new ArrayList<>(resolvers.orderedStream().toList());
        properties.tables().forEach((name, labels) -> all.add(new Table(name, labels)));
        return new Dictionaries(all);
    }

    @Bean
    @ConditionalOnMissingBean
    EventLabels worklogEventLabels(
            ObjectProvider<Dictionaries> dictionaries, LabelProperties properties) {
        return new LazyLabels(() -> new DictionaryLabels(dictionaries.getObject(), properties));
    }

    @Bean
    WorklogBuilderCustomizer worklogLabelsCustomizer(EventLabels labels) {
        return builder -> builder.labels(labels);
    }

    /** A dictionary that is written down in the settings. */
    private record Table(String dictionary, Map<String, String> labels) implements LabelResolver {
        Table {
            labels = Map.copyOf(labels);
        }

        @Override
        public @Nullable String label(String value) {
            return labels.get(value);
        }
    }
}
