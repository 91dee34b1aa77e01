package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.cache.CacheLevel;
import io.worklog.cache.LogCache;
import io.worklog.catalog.Catalog;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

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
    LuceneProperties.class,
    CacheProperties.class
})
@Import({CatalogScan.class, WorklogParts.class})
public final class WorklogAutoConfiguration {

    /** Tables that the application's own migrations make are there before. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    static Worklog worklog(WorklogOpener opener, Catalog catalog) {
        return opener.open(catalog);
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogOpener")
    static WorklogOpener worklogOpener(
            WorklogProperties properties,
            ConfigurableListableBeanFactory beans,
            Environment environment) {
        HostParts host = new HostParts(beans);
        boolean ownDatabase = environment.containsProperty("worklog.jdbc.url");
        StoreDecision decision =
                new StoreDecision(properties.getStore(), ownDatabase, host.technologies());
        WorklogOpener opener =
                new WorklogOpener(properties, host, new WorklogStores(properties, host, decision));
        return EarlyOpening.isPlanned(beans) ? opener.begin(beans.getBean(Catalog.class)) : opener;
    }

    /** What keeps copies for logs in a database; made when there are such logs. */
    @Lazy
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnBean(CacheLevel.class)
    static LogCache worklogCache(
            CacheProperties properties,
            WorklogProperties worklog,
            ObjectProvider<CacheLevel> levels) {
        return LogCache.of(
                new CacheSecret(properties, worklog).settings(), levels.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    static Catalog worklogCatalog(
            FoundCatalogs found, CatalogProperties properties, ListableBeanFactory beans) {
        return new CatalogAssembly(found, properties, beans).catalog();
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogStartLine")
    static StartLine worklogStartLine(
            WorklogProperties properties, WorklogOpener opener, ListableBeanFactory beans) {
        return new StartLine(beans, opener, properties.isReadOnly());
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogUnsetProperties")
    static UnsetProperties worklogUnsetProperties(Environment environment) {
        return new UnsetProperties(environment);
    }

    /** An application that starts lazily still hears at start what is wrong with its logs. */
    @Lazy
    @Bean
    @ConditionalOnMissingBean(name = "worklogIsOpenedAtStart")
    static LazyInitializationExcludeFilter worklogIsOpenedAtStart() {
        return LazyInitializationExcludeFilter.forBeanTypes(Worklog.class, WorklogOpener.class);
    }
}
