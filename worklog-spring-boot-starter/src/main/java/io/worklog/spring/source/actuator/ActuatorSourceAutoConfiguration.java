package io.worklog.spring.source.actuator;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.security.AbstractAuthenticationAuditListener;
import org.springframework.boot.actuate.security.AbstractAuthorizationAuditListener;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;

/**
 * Makes the log the application's {@link AuditEventRepository}, with which Spring Boot begins to
 * publish audit events and offers the endpoint {@code auditevents}.
 */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.source.SourcesAutoConfiguration",
            "io.worklog.spring.source.security.SecuritySourceAutoConfiguration"
        },
        beforeName = "org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration")
@ConditionalOnClass(AuditEventRepository.class)
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.actuator.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActuatorProperties.class)
public final class ActuatorSourceAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(AuditEventRepository.class)
    WorklogAuditEventRepository worklogAuditEventRepository(
            SourceRecorder recorder,
            Masker masker,
            ActuatorProperties properties,
            @Value("${spring.application.name:application}") String application) {
        return new WorklogAuditEventRepository(
                recorder, masker, properties.maxFound(), application);
    }

    /** Where the security source records what Spring Boot would publish of Spring Security. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(type = "io.worklog.spring.source.security.LoginListener")
    @ConditionalOnClass(AbstractAuthenticationEvent.class)
    static class BesideSecurity {
        @Bean
        @ConditionalOnMissingBean(AbstractAuthenticationAuditListener.class)
        TellingListeners.OfLogins authenticationAuditListener() {
            return new TellingListeners.OfLogins();
        }

        @Bean
        @ConditionalOnMissingBean(AbstractAuthorizationAuditListener.class)
        TellingListeners.OfDenials authorizationAuditListener() {
            return new TellingListeners.OfDenials();
        }
    }
}
