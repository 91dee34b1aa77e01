package io.worklog.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import io.worklog.spring.ActorProvider;
import io.worklog.spring.AgentProvider;
import io.worklog.spring.TenantResolver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.domain.Persistable;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ActorChainTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ContextAutoConfiguration.class,
                                    SecurityContextAutoConfiguration.class))
                    .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
        MDC.clear();
    }

    private static void login(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(name, "none", "ROLE_USER"));
    }

    private static Actor actor(ApplicationContext context) {
        return context.getBean(CallerContext.class).current().actor();
    }

    private static double unknown(ApplicationContext context) {
        return context.getBean(MeterRegistry.class).get("worklog.actor.unknown").counter().count();
    }

    private ApplicationContextRunner withAuditor(AuditorAware<?> auditor) {
        return runner.withBean(AuditorAware.class, () -> auditor);
    }

    @Test
    void whoeverIsFirstInTheChainIsBelieved() {
        login("security");
        withAuditor(() -> Optional.of("auditor"))
                .withBean(ActorProvider.class, () -> () -> Actor.user("provider"))
                .run(context -> {
                    WorklogContext.with(Actor.user("explicit"))
                            .run(() ->
                                    assertThat(actor(context)).isEqualTo(Actor.user("explicit")));
                    assertThat(actor(context)).isEqualTo(Actor.user("provider"));
                    assertThat(context.getBean(CallerContext.class).actorSource())
                            .isEqualTo("ActorProvider, AuditorAware, Spring Security, else system");
                });
    }

    @Test
    void aSourceThatKnowsNobodyPassesOn() {
        login("security");
        withAuditor(Optional::empty)
                .withBean(ActorProvider.class, () -> () -> null)
                .run(context -> assertThat(actor(context)).isEqualTo(Actor.user("security")));
        withAuditor(() -> Optional.of("auditor"))
                .run(context -> assertThat(actor(context)).isEqualTo(Actor.user("auditor")));
    }

    @Test
    void nobodyAtAllIsTheSystem() {
        runner.run(context -> {
            assertThat(actor(context)).isEqualTo(Actor.system());
            assertThat(unknown(context)).isZero();
        });
        runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context ->
                        assertThat(context.getBean(CallerContext.class).actorSource())
                                .startsWith("system (no ActorProvider"));
    }

    @Test
    void aProviderThatThrowsGivesAVisibleUnknownActor() {
        login("security");
        ActorProvider broken =
                () -> {
                    throw new IllegalStateException("secret-canary");
                };
        runner.withBean(ActorProvider.class, () -> broken)
                .run(context -> {
                    assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN);
                    assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN);
                    assertThat(unknown(context)).isEqualTo(2);
                });
    }

    @Test
    void anIdThatCannotBeRecordedIsUnknownAndANameThatCannotIsLeftOut() {
        for (String id : List.of("", " ", "x".repeat(129), "a\u0000b", "\ud800")) {
            runner.withBean(ActorProvider.class, () -> () -> Actor.user(id))
                    .run(context -> assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN));
        }
        runner.withBean(ActorProvider.class, () -> () -> Actor.user("u", "bad \udfff"))
                .run(context -> assertThat(actor(context)).isEqualTo(Actor.user("u")));
    }

    @Test
    void aProviderThatRecordsItselfDoesNotGoRound() {
        CallerContext[] own = new CallerContext[1];
        ActorProvider recursive = () -> own[0].current().actor();
        runner.withBean(ActorProvider.class, () -> recursive)
                .run(context -> {
                    own[0] = context.getBean(CallerContext.class);
                    assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN);
                    assertThat(unknown(context)).isEqualTo(1);
                });
    }

    private static final class Person {
        @Override
        public String toString() {
            return "canary";
        }
    }

    private record Account(Long getId, boolean isNew) implements Persistable<Long> {
        @Override
        public Long getId() {
            return getId;
        }
    }

    @Test
    void anAuditorIsReadByItsIdAndNeverByItsText() {
        withAuditor(() -> Optional.of(new Account(7L, false)))
                .run(context -> assertThat(actor(context)).isEqualTo(Actor.user("7")));
        withAuditor(() -> Optional.of(new Person()))
                .run(context -> {
                    assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN);
                    login("security");
                    assertThat(actor(context)).isEqualTo(Actor.user("security"));
                    SecurityContextHolder.clearContext();
                });
        withAuditor(() -> null)
                .run(context -> assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN));
    }

    @Test
    void anAgentActsForWhoeverIsFound() {
        Actor agent =
                new Actor(
                        ActorType.AGENT,
                        "copilot",
                        "Copilot",
                        List.of(),
                        new AgentInfo("m-1", "refund", "p-9"));
        login("ann");
        runner.withBean(AgentProvider.class, () -> () -> agent)
                .run(context -> {
                    assertThat(actor(context)).isEqualTo(agent.actingFor(Actor.user("ann")));
                    SecurityContextHolder.clearContext();
                    assertThat(actor(context)).isEqualTo(agent);
                });
        runner.withBean(
                        AgentProvider.class,
                        () ->
                                () -> {
                                    throw new IllegalStateException();
                                })
                .run(context -> assertThat(actor(context)).isEqualTo(ActorChain.UNKNOWN));
    }

    @Test
    void aChainThatIsTooLongKeepsItsNearestAndItsFirst() {
        List<Actor> chain =
                List.of("1", "2", "3", "4", "5", "6").stream().map(Actor::user).toList();
        Actor actor = new Actor(ActorType.USER, "0", null, chain, null);
        runner.withBean(ActorProvider.class, () -> () -> actor)
                .run(context ->
                        assertThat(actor(context).onBehalfOf())
                                .extracting(Actor::id)
                                .containsExactly("1", "2", "3", "6"));
    }

    @Test
    void theTenantAndTheTraceAreFoundTheSameWay() {
        MDC.put("traceparent", TRACE);
        runner.withBean(TenantResolver.class, () -> () -> "acme")
                .run(context -> {
                    CallerContext callers = context.getBean(CallerContext.class);
                    assertThat(callers.current().tenant()).isEqualTo("acme");
                    assertThat(callers.current().trace()).isEqualTo(TRACE);
                    MDC.put("traceparent", "00-0-0-01");
                    assertThat(callers.current().trace()).isNull();
                    WorklogContext.empty()
                            .withTenant("own")
                            .run(() -> assertThat(callers.current().tenant()).isEqualTo("own"));
                });
        runner.withBean(TenantResolver.class, () -> () -> "x".repeat(65))
                .run(context -> {
                    assertThat(context.getBean(CallerContext.class).current().tenant()).isNull();
                    assertThat(
                                    context.getBean(MeterRegistry.class)
                                            .get("worklog.tenant.unknown")
                                            .counter()
                                            .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void givesWayToTheHostsOwn() {
        ContextFailures unheard = (part, source, why) -> {};
        CallerContext own =
                new DefaultCallerContext(
                        new ActorChain(List.of(), new HostBeans<>(Stream::of), unheard),
                        new TenantChain(List.of(), unheard),
                        new TraceChain(List.of(), unheard));
        runner.withBean(CallerContext.class, () -> own)
                .run(context -> assertThat(context.getBean(CallerContext.class)).isSameAs(own));
    }

    @Test
    void everyOptionalLibraryMayBeMissing() {
        runner.withClassLoader(
                        new FilteredClassLoader(
                                "org.springframework.security",
                                "org.springframework.data",
                                "org.springframework.web",
                                "io.micrometer",
                                "org.slf4j"))
                .run(context -> assertThat(actor(context)).isEqualTo(Actor.system()));
    }
}
