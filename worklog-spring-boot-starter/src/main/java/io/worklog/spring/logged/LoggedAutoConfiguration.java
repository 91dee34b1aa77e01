package io.worklog.spring.logged;

import io.worklog.Worklog;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
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
@Import(LoggedAutoConfiguration.ProxyCreator.class)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class LoggedAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static LoggedMethods worklogLoggedMethods() {
        return new LoggedMethods();
    }

    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Plans worklogLoggedPlans(
            LoggedMethods methods, BeanFactory beans, LoggedProperties properties) {
        return new Plans(methods, new PlanParts(beans, properties));
    }

    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Calls worklogLoggedCalls(BeanFactory beans, LoggedProperties properties) {
        return new Calls(beans, properties);
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogLoggedOutside")
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static LoggedAdvisor worklogLoggedOutside(LoggedMethods methods, BeanFactory beans) {
        return new LoggedAdvisor(Place.OUTSIDE, methods, beans);
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogLoggedInside")
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static LoggedAdvisor worklogLoggedInside(LoggedMethods methods, BeanFactory beans) {
        return new LoggedAdvisor(Place.INSIDE, methods, beans);
    }

    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static TransactionOrder worklogTransactionOrder() {
        return new TransactionOrder();
    }

    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AsyncStart worklogAsyncStart(BeanFactory beans) {
        return new AsyncStart(new LoggedInterceptor(Place.OUTSIDE, beans).beginning());
    }

    @Bean
    @ConditionalOnMissingBean
    static LoggedCheck worklogLoggedCheck(
            ConfigurableListableBeanFactory beans, LoggedMethods methods, Plans plans) {
        return new LoggedCheck(beans, methods, plans);
    }

    /** Makes sure that something makes proxies, in an application that has nothing else for it. */
    static final class ProxyCreator implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(
                AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
        }
    }
}
