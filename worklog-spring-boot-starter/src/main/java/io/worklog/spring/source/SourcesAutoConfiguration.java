package io.worklog.spring.source;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.spring.context.CallerContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** What every source needs: a way into the log, and the masks. */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.autoconfigure.WorklogAutoConfiguration",
            "io.worklog.spring.context.ContextAutoConfiguration"
        })
@ConditionalOnBean(Worklog.class)
@EnableConfigurationProperties(SourceProperties.class)
public final class SourcesAutoConfiguration {
    @Lazy
    @Bean
    @ConditionalOnMissingBean
    static Masker worklogMasker(SourceProperties properties) {
        return new Masker(properties.secretNames());
    }

    @Lazy
    @Bean
    @ConditionalOnMissingBean
    static SourceRecorder worklogSourceRecorder(
            Worklog worklog,
            ObjectProvider<CallerContext> callers,
            ObjectProvider<Catalog> catalogs) {
        return new SourceRecorder(
                worklog,
                callers.getIfAvailable(CarriedContext::new),
                () -> catalogs.getIfAvailable(Catalog::open));
    }
}
