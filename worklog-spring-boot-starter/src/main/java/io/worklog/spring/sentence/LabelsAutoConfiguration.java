package io.worklog.spring.sentence;

import io.worklog.catalog.EventLabels;
import io.worklog.spring.LabelResolver;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Freezes names into events: from the application's {@link LabelResolver} beans and the tables of
 * {@code worklog.labels}.
 */
@AutoConfiguration(beforeName = "io.worklog.spring.autoconfigure.WorklogAutoConfiguration")
@EnableConfigurationProperties(LabelProperties.class)
public final class LabelsAutoConfiguration {

    @Lazy
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
            ObjectProvider<Dictionaries> dictionaries,
            ObjectProvider<LabelProperties> properties,
            ConfigurableListableBeanFactory beans) {
        return new LazyLabels(
                () -> new DictionaryLabels(dictionaries.getObject(), properties.getObject()),
                () -> isAnythingSaid(beans));
    }

    /** Whether there are names, or settings that are read at start because some are set. */
    private static boolean isAnythingSaid(ConfigurableListableBeanFactory beans) {
        return names(beans, LabelResolver.class).length > 0
                || Stream.of(names(beans, LabelProperties.class))
                        .anyMatch(name -> !beans.getBeanDefinition(name).isLazyInit());
    }

    private static String[] names(ConfigurableListableBeanFactory beans, Class<?> type) {
        return beans.getBeanNamesForType(type, true, false);
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
