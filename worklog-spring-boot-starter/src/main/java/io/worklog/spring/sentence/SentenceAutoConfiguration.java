package io.worklog.spring.sentence;

import io.worklog.sentence.SentenceCheck;
import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;

/**
 * Makes the {@link Sentences} of the application, from its {@link TextSource} beans, its {@link
 * org.springframework.context.MessageSource} if that is wished, and its files, in this order.
 */
@AutoConfiguration
@EnableConfigurationProperties(SentenceProperties.class)
@ImportRuntimeHints(SentenceHints.class)
public final class SentenceAutoConfiguration {

    @Lazy
    @Bean
    static HostTexts worklogTexts(
            SentenceProperties properties,
            ObjectProvider<TextSource> beans,
            ApplicationContext context) {
        List<TextSource> sources = new ArrayList<>(beans.orderedStream().toList());
        if (properties.useMessageSource()) {
            sources.add(new MessageSourceTexts(context, properties.languages()));
        }
        TextFiles files = new TextFiles(TextFiles.loader(context), properties.basename());
        sources.add(files.read(properties.languages()));
        return new HostTexts(sources);
    }

    @Lazy
    @Bean
    static SentenceCheck worklogSentenceCheck(HostTexts texts, SentenceProperties properties) {
        return SentenceCheck.of(texts.sources(), properties.generalLanguage());
    }

    @Lazy
    @Bean
    @ConditionalOnMissingBean
    static Sentences worklogSentences(HostTexts texts, SentenceProperties properties) {
        ZoneId zone = properties.zone();
        return Sentences.of(texts.sources(), zone == null ? ZoneId.systemDefault() : zone);
    }

    @Lazy
    @Bean
    @ConditionalOnMissingBean
    static SentenceKeys worklogSentenceKeys(SentenceCheck check) {
        return new CheckedKeys(check);
    }

    @Bean
    static CatalogTexts worklogCatalogTexts(ApplicationContext context) {
        return new CatalogTexts(context);
    }
}
