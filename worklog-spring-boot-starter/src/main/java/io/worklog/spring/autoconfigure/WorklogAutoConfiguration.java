package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.WorklogBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Opens one {@link Worklog} at {@code worklog.directory} and closes it, sealed, at shutdown. It does
 * nothing in an application that has a {@link Worklog} bean of its own.
 */
@AutoConfiguration
@EnableConfigurationProperties({WorklogProperties.class, CatalogProperties.class})
@Import(CatalogScan.class)
public final class WorklogAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Worklog worklog(
            WorklogProperties properties,
            Catalog catalog,
            ObjectProvider<WorklogListener> listeners,
            ObjectProvider<WorklogBuilderCustomizer> customizers) {
        WorklogBuilder builder = Worklog.builder().directory(properties.directory());
        builder.catalog(catalog);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.open();
    }

    @Bean
    @ConditionalOnMissingBean
    Catalog worklogCatalog(
            FoundCatalogs found,
            CatalogProperties properties,
            ObjectProvider<EventCatalog> catalogs,
            ObjectProvider<EventType<?>> types) {
        return new CatalogAssembly(found, properties, catalogs, types).catalog();
    }
}
