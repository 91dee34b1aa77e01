package io.worklog.spring.sentence;

import io.worklog.catalog.Catalog;
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

/**
 * Makes the {@link Sentences} of the application, from its {@link TextSource} beans, its {@link
 * org.springframework.context.MessageSource} if that is wished, and its files, in this order.
 */
@AutoConfiguration
@EnableConfigurationProperties(SentenceProperties.class)
@ImportRuntimeHints(SentenceHints.class)
public final class SentenceAutoConfiguration {

    @Bean
    HostTexts worklogTexts(
            SentenceProperties properties,
            ObjectProvider<TextSource> beans,
            ApplicationContext context) {
        List<TextSource> sources = new ArrayList<>(beans.orderedStream().toList());
        if (properties.useMessageSource()) {
            sources.add(new MessageSourceTexts(context, properties.languages()));
        }
        ClassLoader loader = context.getClassLoader();
        ClassLoader known = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        TextFiles files = new TextFiles(known, properties.basename());
        sources.add(files.read(properties.languages()));
        return new HostTexts(sources);
    }

    @Bean
    SentenceCheck worklogSentenceCheck(HostTexts texts, SentenceProperties properties) {
        return SentenceCheck.of(texts.sources(), properties.generalLanguage());
    }

    @Bean
    @ConditionalOnMissingBean
    Sentences worklogSentences(HostTexts texts, SentenceProperties properties) {
        ZoneId zone = properties.zone();
        return Sentences.of(texts.sources(), zone == null ? ZoneId.systemDefault() : zone);
    }

    @Bean
    @ConditionalOnMissingBean
    SentenceKeys worklogSentenceKeys(SentenceCheck check) {
        return new CheckedKeys(check);
    }

    @Bean
    CatalogTexts worklogCatalogTexts(
            ObjectProvider<Catalog> catalogs, SentenceCheck check, SentenceProperties properties) {
        return new CatalogTexts(catalogs, check, properties);
    }
}
