package io.worklog.spring.sentence;

import io.worklog.catalog.EventLabels;
import io.worklog.spring.LabelResolver;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.context.SetProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Freezes names into events: from the application's {@link LabelResolver} beans and the tables of
 * {@code worklog.labels}.
 */
@AutoConfiguration(beforeName = "io.worklog.spring.autoconfigure.WorklogAutoConfiguration")
@EnableConfigurationProperties(LabelProperties.class)
public final class LabelsAutoConfiguration {

    @Lazy
    @Bean
    static Dictionaries worklogDictionaries(
            ObjectProvider<LabelResolver> resolvers, LabelProperties properties) {
        List<LabelResolver> all = new ArrayList<>(resolvers.orderedStream().toList());
        properties.tables().forEach((name, labels) -> all.add(new LabelTable(name, labels)));
        return new Dictionaries(all);
    }

    @Bean
    @ConditionalOnMissingBean
    static EventLabels worklogEventLabels(
            ConfigurableListableBeanFactory beans, Environment environment) {
        return new LazyLabels(
                () ->
                        new DictionaryLabels(
                                beans.getBean(Dictionaries.class),
                                beans.getBean(LabelProperties.class)),
                () -> isAnythingSaid(beans, environment));
    }

    /** Whether there are names, or settings that may be wrong. */
    private static boolean isAnythingSaid(
            ConfigurableListableBeanFactory beans, Environment environment) {
        return beans.getBeanNamesForType(LabelResolver.class, true, false).length > 0
                || new SetProperties(environment).areBelow(LabelProperties.PREFIX);
    }

    @Bean
    static WorklogBuilderCustomizer worklogLabelsCustomizer(EventLabels labels) {
        return builder -> builder.labels(labels);
    }
}
