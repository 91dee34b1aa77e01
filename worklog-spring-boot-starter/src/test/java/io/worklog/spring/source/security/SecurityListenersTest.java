package io.worklog.spring.source.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.switchuser.AuthenticationSwitchUserEvent;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;

class SecurityListenersTest {
    private static final UsernamePasswordAuthenticationToken ANN =
            UsernamePasswordAuthenticationToken.authenticated(
                    "ann", "canary-credentials", AuthorityUtils.createAuthorityList("ROLE_A"));

    private final RecordingWorklog worklog = RecordingWorklog.open();

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withBean(Worklog.class, () -> worklog, bean -> bean.setDestroyMethodName(""))
                    .withConfiguration(
                            AutoConfigurations.of(
                                    SourcesAutoConfiguration.class,
                                    SecuritySourceAutoConfiguration.class));

    private AuditEvent one(String type) {
        return WorklogAssertions.assertThat(worklog).recorded(type).once().event();
    }

    private List<RecordedEvent> recorded() {
        return worklog.events().stream()
                .filter(event -> !event.event().type().name().startsWith("worklog."))
                .toList();
    }

    @Test
    void aPrincipalThatMayBeATokenIsNobodysName() {
        runner.run(context ->
                context.publishEvent(
                        new AuthenticationFailureBadCredentialsEvent(
                                new TestingAuthenticationToken("canary-bearer-token", "canary"),
                                new BadCredentialsException("canary-message"))));
        assertThat(one("security.login.failed").targets())
                .containsExactly(Target.of("user", "unknown"));
        assertThat(new String(recorded().get(0).sealed())).doesNotContain("canary");
    }

    @Test
    void attemptedNamesAreRecordedAsTheHostWants() {
        for (String how : List.of("plain", "digest", "none")) {
            runner.withPropertyValues("worklog.security.attempted-names=" + how)
                    .run(context ->
                            context.publishEvent(
                                    new AuthenticationFailureBadCredentialsEvent(
                                            UsernamePasswordAuthenticationToken.unauthenticated(
                                                    "bob", "x"),
                                            new BadCredentialsException("no"))));
        }
        assertThat(recorded())
                .extracting(event -> event.event().targets().get(0).id())
                .containsExactly("bob", "81b637d8fcd2c6da6359e6963113a117", "unknown");
    }

    @Test
    void aLoginHasItsActorThoughTheThreadDoesNotKnowItYetAndLeavesTheThreadAsItWas() {
        runner.run(context -> {
            context.publishEvent(new AuthenticationSuccessEvent(ANN));
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        });
        assertThat(one("security.login.succeeded").actor().id()).isEqualTo("ann");
        assertThat(new String(recorded().get(0).sealed())).doesNotContain("canary");
    }

    @Test
    void anonymousIsNoLogin() {
        runner.run(context ->
                context.publishEvent(
                        new AuthenticationSuccessEvent(
                                new AnonymousAuthenticationToken(
                                        "k",
                                        "anon",
                                        AuthorityUtils.createAuthorityList("ROLE_ANON")))));
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whoActsAsSomebodyElseIsOnRecordWithBothNames() {
        runner.run(context ->
                context.publishEvent(
                        new AuthenticationSwitchUserEvent(
                                ANN, User.withUsername("bob").password("canary").build())));
        AuditEvent switched = one("security.user.switched");
        assertThat(switched.actor().id()).isEqualTo("ann");
        assertThat(switched.targets()).containsExactly(Target.of("user", "bob"));
    }

    @Test
    void aSessionThatRanOutIsItsUsersAndItsIdStaysOut() {
        runner.run(context -> {
            MockHttpSession session = new MockHttpSession(null, "canary-session");
            session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(ANN));
            context.publishEvent(new HttpSessionDestroyedEvent(session));
            context.publishEvent(new HttpSessionDestroyedEvent(new MockHttpSession()));
        });
        assertThat(one("security.session.expired").targets())
                .containsExactly(Target.of("user", "ann"));
        assertThat(new String(recorded().get(0).sealed())).doesNotContain("canary");
    }

    @Test
    void theHostsOwnPublisherOfRefusalsStays() {
        runner.withBean(AuthorizationEventPublisher.class, () -> new NoPublisher())
                .run(context ->
                        assertThat(context)
                                .getBean(AuthorizationEventPublisher.class)
                                .isInstanceOf(NoPublisher.class));
    }

    /** A host that does not want to hear of refusals. */
    private static final class NoPublisher implements AuthorizationEventPublisher {
        @Override
        public <T> void publishAuthorizationEvent(
                Supplier<Authentication> who, T wanted, AuthorizationResult result) {}
    }

    @Test
    void canBeSwitchedOffAndIsNotThereWithoutSpringSecurity() {
        runner.withPropertyValues("worklog.security.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(LoginListener.class));
        runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed());
        runner.withClassLoader(new FilteredClassLoader("org.springframework.security.web"))
                .run(context -> assertThat(context).hasSingleBean(LoginListener.class));
    }
}
