package io.worklog.spring.context;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

/** Takes whoever Spring Security authenticated for the actor. */
@AutoConfiguration(
        beforeName = "io.worklog.spring.context.ContextAutoConfiguration",
        afterName = "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration")
@ConditionalOnClass(Authentication.class)
public final class SecurityContextAutoConfiguration {
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    @Bean
    @Order(THIRD)
    ActorSource worklogSecurityActors(
            ObjectProvider<SecurityContextHolderStrategy> strategy,
            ObjectProvider<PrincipalClaims> claims,
            ObjectProvider<SecurityActors.Impersonation> impersonation) {
        return new SecurityActors(
                holder(strategy),
                claims.getIfAvailable(() -> PrincipalClaims.NONE),
                impersonation.getIfAvailable(() -> SecurityActors.Impersonation.NONE));
    }

    @Bean
    @Order(SECOND)
    @ConditionalOnProperty("worklog.context.tenant-claim")
    TenantSource worklogClaimedTenants(
            ContextProperties properties,
            ObjectProvider<SecurityContextHolderStrategy> strategy,
            ObjectProvider<PrincipalClaims> claims) {
        return new ClaimedTenants(
                properties.tenantClaim(),
                holder(strategy),
                claims.getIfAvailable(() -> PrincipalClaims.NONE));
    }

    private static Supplier<SecurityContext> holder(
            ObjectProvider<SecurityContextHolderStrategy> strategy) {
        SecurityContextHolderStrategy own = strategy.getIfUnique();
        return own == null ? SecurityContextHolder::getContext : own::getContext;
    }

    /** What tokens say. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ClaimAccessor.class)
    static class Tokens {
        @Bean
        PrincipalClaims worklogPrincipalClaims() {
            return new OAuth2Claims();
        }
    }

    /** Who is logged in to a reactive application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "reactor.core.publisher.Mono")
    static class Pipelines {
        @Bean
        DefaultReactiveCallers.LoginBinding worklogReactiveLogin(
                ObjectProvider<SecurityContextHolderStrategy> strategy) {
            SecurityContextHolderStrategy own = strategy.getIfUnique();
            return new ReactiveLogin(
                    own == null ? SecurityContextHolder::getContextHolderStrategy : () -> own);
        }
    }

    /** Who switched to another user. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SwitchUserGrantedAuthority.class)
    static class Switching {
        @Bean
        SecurityActors.Impersonation worklogSwitchedUsers() {
            return new SwitchedUsers();
        }
    }
}
