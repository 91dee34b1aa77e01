package io.worklog.spring.source.security;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.RepeatWindow;
import io.worklog.spring.source.SourceRecorder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Listens to Spring Security. */
@AutoConfiguration(afterName = "io.worklog.spring.source.SourcesAutoConfiguration")
@ConditionalOnClass({AbstractAuthenticationEvent.class, AuthorizationEventPublisher.class})
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SecurityProperties.class)
public final class SecuritySourceAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    LoginListener worklogLoginListener(
            SourceRecorder recorder,
            Masker masker,
            SecurityProperties properties,
            CredentialsEachTime each) {
        return new LoginListener(recorder, masker, repeats(properties), properties, each);
    }

    @Bean
    @ConditionalOnMissingBean
    DenialListener worklogDenialListener(
            SourceRecorder recorder,
            Masker masker,
            SecurityProperties properties,
            DeniedTargets targets) {
        return new DenialListener(recorder, masker, targets, repeats(properties), properties);
    }

    private static RepeatWindow repeats(SecurityProperties properties) {
        return new RepeatWindow(properties.repeatMemory(), System::nanoTime);
    }

    @Bean
    @ConditionalOnMissingBean
    SessionListener worklogSessionListener(SourceRecorder recorder, Masker masker) {
        return new SessionListener(recorder, masker);
    }

    /** Without it Spring Security tells nobody that a method was refused. */
    @Bean
    @ConditionalOnMissingBean(AuthorizationEventPublisher.class)
    SpringAuthorizationEventPublisher worklogAuthorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /** Requests. */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({PreAuthenticatedAuthenticationToken.class, ServletRequestAttributes.class})
    static class Web {
        @Bean
        @ConditionalOnMissingBean(DeniedTargets.class)
        WebRequests worklogDeniedRequests(Masker masker) {
            return new WebRequests(masker);
        }

        @Bean
        @ConditionalOnMissingBean
        SwitchListener worklogSwitchListener(SourceRecorder recorder, Masker masker) {
            return new SwitchListener(recorder, masker);
        }
    }

    /** No requests. */
    @Configuration(proxyBeanMethods = false)
    @Order(2)
    static class NoWeb {
        @Bean
        @ConditionalOnMissingBean
        DeniedTargets worklogDeniedTargets(Masker masker) {
            return new SafeTargets(masker);
        }

        @Bean
        @ConditionalOnMissingBean
        CredentialsEachTime worklogCredentialsEachTime() {
            return login -> false;
        }
    }
}
