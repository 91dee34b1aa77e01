package io.worklog.server.user;

import io.worklog.server.db.Database;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** People of an OIDC issuer; only where one is set. The issuer is asked when it is first needed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("worklog.server.oidc.issuer")
class OidcConfiguration {
    private static final String NAME = "oidc";

    @Bean
    OidcAccounts oidcAccounts(
            OidcProperties properties,
            Database database,
            Accounts accounts,
            UserTable users,
            UserAdmin admin,
            TenantTable tenants) {
        return new OidcAccounts(properties, database, accounts, users, admin, tenants);
    }

    @Bean
    @ConditionalOnProperty("worklog.server.oidc.audience")
    TokenLogin oidcTokens(OidcProperties properties, OidcAccounts accounts) {
        TokenRules rules = new TokenRules(properties);
        return new OidcTokens(new SupplierJwtDecoder(rules::decoder), accounts);
    }

    /** Login by authorization code and PKCE, at the issuer's own pages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("worklog.server.oidc.client-id")
    static class Pages {
        @Bean
        ClientRegistrationRepository oidcClient(OidcProperties properties) {
            return new SupplierClientRegistrationRepository(
                    () -> new InMemoryClientRegistrationRepository(registration(properties)));
        }

        private static ClientRegistration registration(OidcProperties properties) {
            boolean open = properties.clientSecret() == null;
            return ClientRegistrations.fromIssuerLocation(properties.theIssuer())
                    .registrationId(NAME)
                    .clientId(Objects.requireNonNull(properties.clientId()))
                    .clientSecret(Objects.requireNonNullElse(properties.clientSecret(), ""))
                    .clientAuthenticationMethod(
                            open
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .redirectUri("{baseUrl}" + OidcProperties.LOGIN_PATH + "/callback")
                    .scope(properties.scopes())
                    .build();
        }

        @Bean
        OidcEnd oidcEnd(
                OidcAccounts accounts,
                Logins logins,
                SecurityTrail refusals,
                SessionProperties sessions) {
            return new OidcEnd(accounts, logins, refusals, sessions);
        }

        @Bean
        OidcRequests oidcRequests(Pepper pepper, SecureRandom random, InstantSource clock) {
            return new OidcRequests(pepper, random, clock);
        }

        @Bean
        @Order(1)
        SecurityFilterChain oidcLogin(
                HttpSecurity http,
                ClientRegistrationRepository clients,
                OidcRequests requests,
                OidcEnd end) {
            String parent =
                    OidcProperties.LOGIN_PATH.substring(
                            0, OidcProperties.LOGIN_PATH.length() - NAME.length() - 1);
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, parent);
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce());
            return http.securityMatcher(
                            OidcProperties.LOGIN_PATH, OidcProperties.LOGIN_PATH + "/callback")
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .sessionManagement(sessions ->
                            sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .securityContext(context ->
                            context.securityContextRepository(new NullSecurityContextRepository()))
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .oauth2Login(login ->
                            login.clientRegistrationRepository(clients)
                                    .authorizedClientRepository(new NoClients())
                                    .authorizationEndpoint(start ->
                                            start.authorizationRequestResolver(resolver)
                                                    .authorizationRequestRepository(requests))
                                    .redirectionEndpoint(back ->
                                            back.baseUri(OidcProperties.LOGIN_PATH + "/callback"))
                                    .loginPage("/login")
                                    .successHandler(end)
                                    .failureHandler(end))
                    .build();
        }
    }

    /** The issuer's tokens are not kept: they told who logs in, and are not needed again. */
    private static final class NoClients implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Not kept.
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // None is kept.
        }
    }
}
