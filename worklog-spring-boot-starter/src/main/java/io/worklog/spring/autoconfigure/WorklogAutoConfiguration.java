package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.context.CallerContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Opens one {@link Worklog} and closes it, sealed, at shutdown. It does nothing in an application
 * that has a {@link Worklog} bean of its own. Beans of the application for parts of it, such as a
 * {@link io.worklog.spi.LogStore} or {@link io.worklog.spi.SigningKeys}, are taken instead of those
 * that would be made.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration"
        })
@EnableConfigurationProperties({
    WorklogProperties.class,
    CatalogProperties.class,
    JdbcProperties.class,
    MongodbProperties.class,
    LuceneProperties.class,
    CacheProperties.class
})
@Import({
    CatalogScan.class,
    JdbcConfiguration.class,
    MongodbConfiguration.class,
    CacheConfiguration.class,
    ActuatorPageConfiguration.class
})
public final class WorklogAutoConfiguration {

    /** Tables that the application's own migrations make are there before. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Worklog worklog(WorklogOpener opener, Catalog catalog) {
        return opener.open(catalog);
    }

    @Bean
    @ConditionalOnMissingBean
    WorklogOpener worklogOpener(
            WorklogProperties properties,
            LuceneProperties lucene,
            JdbcProperties jdbc,
            ListableBeanFactory beans) {
        HostParts host = new HostParts(beans);
        StoreDecision decision =
                new StoreDecision(properties.store(), jdbc.url() != null, host.technologies());
        return new WorklogOpener(
                properties, host, new WorklogStores(properties, lucene, host, decision));
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

    @Bean
    @ConditionalOnMissingBean
    StartLine worklogStartLine(
            WorklogProperties properties,
            WorklogOpener opener,
            ObjectProvider<Worklog> worklogs,
            ObjectProvider<CallerContext> callers,
            ObjectProvider<StatusPage> pages) {
        return new StartLine(worklogs, callers, pages, opener, properties.readOnly());
    }

    /** An application that starts lazily still hears at start what is wrong with its logs. */
    @Bean
    @ConditionalOnMissingBean(name = "worklogIsOpenedAtStart")
    static LazyInitializationExcludeFilter worklogIsOpenedAtStart() {
        return LazyInitializationExcludeFilter.forBeanTypes(Worklog.class);
    }
}
