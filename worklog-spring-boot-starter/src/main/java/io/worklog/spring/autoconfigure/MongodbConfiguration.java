package io.worklog.spring.autoconfigure;

import com.mongodb.client.MongoClient;
import io.worklog.spring.autoconfigure.WorklogProperties.WeakChoice;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What needs the jar for MongoDB. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.worklog.persistence.mongodb.MongoLogStore")
@EnableConfigurationProperties(MongodbProperties.class)
class MongodbConfiguration {
    private static final String DETAILS =
            "org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails";

    @Lazy
    @Bean
    @ConditionalOnMissingBean
    MongodbTechnology worklogMongodbTechnology(
            MongodbProperties properties,
            WorklogProperties worklog,
            MongoDatabaseName name,
            ListableBeanFactory beans) {
        boolean refuse = worklog.getWeakSettings() == WeakChoice.REFUSE;
        HostBeans<MongoClient> clients =
                new HostBeans<>(
                        beans, MongoClient.class, "worklog.mongodb.client", properties.client());
        return new MongodbTechnology(properties, refuse, clients, name);
    }

    /** The database that the application's connection names. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = DETAILS)
    static class OfConnection {
        @Lazy
        @Bean
        @ConditionalOnMissingBean
        MongoDatabaseName worklogMongoDatabaseName(ObjectProvider<MongoConnectionDetails> details) {
            MongoConnectionDetails found = details.getIfUnique();
            return new MongoDatabaseName(
                    found == null ? null : found.getConnectionString().getDatabase());
        }
    }

    /** An application that makes its client by hand. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(DETAILS)
    static class OfNothing {
        @Lazy
        @Bean
        @ConditionalOnMissingBean
        MongoDatabaseName worklogMongoDatabaseName() {
            return new MongoDatabaseName(null);
        }
    }
}
