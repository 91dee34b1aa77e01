package io.worklog.spring.logged;

import io.worklog.Worklog;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.type.AnnotationMetadata;

/** Records {@link io.worklog.spring.Logged} methods in the application's worklog. */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.autoconfigure.WorklogAutoConfiguration",
            "org.springframework.boot.autoconfigure.aop.AopAutoConfiguration"
        })
@ConditionalOnBean(Worklog.class)
@ConditionalOnProperty(name = "worklog.logged.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LoggedProperties.class)
@Import({LoggedAutoConfiguration.ProxyCreator.class, LoggedBeans.class})
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class LoggedAutoConfiguration {

    /** Makes sure that something makes proxies, in an application that has nothing else for it. */
    static final class ProxyCreator implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(
                AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
        }
    }
}
