package io.worklog.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SecurityActorsTest {
    private static final List<GrantedAuthority> USER =
            AuthorityUtils.createAuthorityList("ROLE_USER");

    private final SecurityActors actors =
            new SecurityActors(
                    SecurityContextHolder::getContext, new OAuth2Claims(), new SwitchedUsers());

    private Actor actor(Authentication authentication) {
        assertThat(actors.read(authentication)).isInstanceOf(Answer.Found.class);
        return ((Answer.Found) actors.read(authentication)).actor();
    }

    private static UserDetails details(String name) {
        return User.withUsername(name).password("canary-password").roles("USER").build();
    }

    private static Authentication user(String name, List<GrantedAuthority> authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(
                details(name), "canary-password", authorities);
    }

    private static Authentication jwt(Map<String, Object> claims) {
        Jwt.Builder token = Jwt.withTokenValue("canary-token").header("alg", "RS256");
        claims.forEach(token::claim);
        return new JwtAuthenticationToken(
                token.expiresAt(Instant.MAX).build(), USER, String.valueOf(claims.get("sub")));
    }

    @Test
    void nobodyIsNotHereAndAnonymousIsVisible() {
        assertThat(actors.read(null)).isEqualTo(Answer.NOT_HERE);
        Actor anonymous = Actor.of(ActorType.ANONYMOUS, "anonymous");
        assertThat(actor(new AnonymousAuthenticationToken("key", "anonymousUser", USER)))
                .isEqualTo(anonymous);
        assertThat(actor(UsernamePasswordAuthenticationToken.unauthenticated("ann", "guess")))
                .isEqualTo(anonymous);
    }

    @Test
    void aUserIsNamedAndNothingElseOfItIsTaken() {
        assertThat(actor(user("ann", USER))).isEqualTo(Actor.user("ann"));
        assertThat(actor(new RememberMeAuthenticationToken("key", details("bob"), USER)))
                .isEqualTo(Actor.user("bob"));
    }

    @Test
    void aTokensSubjectIsTheIdAndItsNameTheName() {
        assertThat(actor(jwt(Map.of("sub", "8d1", "preferred_username", "ann", "name", "Ann Lee"))))
                .isEqualTo(Actor.user("8d1", "ann"));
        assertThat(actor(jwt(Map.of("sub", "8d1", "name", "Ann Lee"))))
                .isEqualTo(Actor.user("8d1", "Ann Lee"));
        DefaultOAuth2User social =
                new DefaultOAuth2User(USER, Map.of("id", "77", "name", "Ann"), "id");
        assertThat(actor(UsernamePasswordAuthenticationToken.authenticated(social, "", USER)))
                .isEqualTo(Actor.user("77", "Ann"));
    }

    @Test
    void aClientWithATokenOfItsOwnIsAService() {
        List<Map<String, Object>> own =
                List.of(
                        Map.of("sub", "billing", "client_id", "billing"),
                        Map.of("sub", "u1", "azp", "billing", "gty", "client-credentials"),
                        Map.of("sub", "u1", "azp", "billing", "idtyp", "app"),
                        Map.of("iss", "x", "client_id", "billing"),
                        Map.of(
                                "sub", "u1",
                                "client_id", "billing",
                                "preferred_username", "service-account-billing"));
        assertThat(own)
                .allSatisfy(claims ->
                        assertThat(actor(jwt(claims)))
                                .isEqualTo(Actor.of(ActorType.SERVICE, "billing")));
        assertThat(actor(jwt(Map.of("sub", "u1", "azp", "shop"))))
                .as("a person's token that a client was given")
                .isEqualTo(Actor.user("u1"));
    }

    @Test
    void whoeverSwitchedToAUserDidIt() {
        Authentication admin = user("admin", USER);
        Authentication switched =
                user("ann", List.of(new SwitchUserGrantedAuthority("ROLE_SWITCHED", admin)));
        assertThat(actor(switched)).isEqualTo(Actor.user("admin").actingFor(Actor.user("ann")));
    }

    @Test
    void aDelegationKeepsEveryParty() {
        Map<String, Object> earlier = Map.of("sub", "gateway", "client_id", "gateway");
        Map<String, Object> agent =
                Map.of(
                        "sub", "agent-7",
                        "sub_profile", "ai_agent",
                        "model", "m-1",
                        "tool", "refund",
                        "act", earlier);
        Actor actor = actor(jwt(Map.of("sub", "ann", "name", "Ann", "act", agent)));
        assertThat(actor.type()).isEqualTo(ActorType.AGENT);
        assertThat(actor.id()).isEqualTo("agent-7");
        assertThat(actor.agent()).isEqualTo(new AgentInfo("m-1", "refund", null));
        assertThat(actor.onBehalfOf())
                .containsExactly(Actor.user("gateway"), Actor.user("ann", "Ann"));
    }

    @Test
    void aDelegationWithoutAPartyOrWithoutEndDoesNoHarm() {
        Actor nameless = actor(jwt(Map.of("sub", "ann", "act", Map.of("iss", "x"))));
        assertThat(nameless.id()).as("the chain makes it unknown").isEmpty();
        Map<String, Object> endless = Map.of("sub", "x");
        for (int i = 0; i < 1_000; i++) {
            endless = Map.of("sub", "x" + i, "act", endless);
        }
        assertThat(actor(jwt(Map.of("sub", "ann", "act", endless))).onBehalfOf())
                .hasSizeLessThan(20)
                .last()
                .isEqualTo(Actor.user("ann"));
    }

    @Test
    void aClaimOrAHeaderNamesTheTenantWhereItIsSaidSo() {
        ApplicationContextRunner runner =
                new ApplicationContextRunner()
                        .withConfiguration(
                                AutoConfigurations.of(
                                        ContextAutoConfiguration.class,
                                        SecurityContextAutoConfiguration.class));
        HttpServletRequest request = request("X-Tenant", "from-header");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        SecurityContextHolder.getContext()
                .setAuthentication(jwt(Map.of("sub", "ann", "org", "from-claim")));
        try {
            assertTenant(runner, null);
            assertTenant(
                    runner.withPropertyValues("worklog.context.tenant-header=X-Tenant"),
                    "from-header");
            assertTenant(
                    runner.withPropertyValues(
                            "worklog.context.tenant-header=X-Tenant",
                            "worklog.context.tenant-claim=org"),
                    "from-claim");
        } finally {
            SecurityContextHolder.clearContext();
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static HttpServletRequest request(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, value);
        return request;
    }

    private static void assertTenant(ApplicationContextRunner runner, String tenant) {
        runner.run(context ->
                assertThat(context.getBean(CallerContext.class).current().tenant())
                        .isEqualTo(tenant));
    }
}
