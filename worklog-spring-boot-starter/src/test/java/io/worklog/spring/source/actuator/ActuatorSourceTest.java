package io.worklog.spring.source.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ActuatorSourceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final RecordingWorklog worklog = RecordingWorklog.open();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withBean(Worklog.class, () -> worklog)
                    .withConfiguration(
                            AutoConfigurations.of(
                                    AuditAutoConfiguration.class,
                                    ActuatorSourceAutoConfiguration.class,
                                    SourcesAutoConfiguration.class));

    private static void publish(
            AssertableApplicationContext context,
            String who,
            String type,
            Map<String, Object> data) {
        context.publishEvent(
                new AuditApplicationEvent(
                        new org.springframework.boot.actuate.audit.AuditEvent(
                                NOW, who, type, data)));
    }

    private List<RecordedEvent> recorded() {
        return worklog.events().stream()
                .filter(event -> !event.event().type().name().startsWith("worklog."))
                .toList();
    }

    @Test
    void whatAnApplicationPublishesIsRecordedWithItsPrincipalAndData() {
        runner.withPropertyValues("spring.application.name=shop")
                .run(context -> {
                    publish(context, "li.wei", "Price List/Changed", Map.of("list", "B-7"));
                    AuditEvent event =
                            WorklogAssertions.assertThat(worklog)
                                    .recorded("actuator.price-list-changed")
                                    .by("li.wei")
                                    .target("application", "shop")
                                    .metadata("list", "B-7")
                                    .metadata("actuator.type", "Price List/Changed")
                                    .once()
                                    .event();
                    assertThat(event.occurredAt()).isEqualTo(NOW);
                    assertThat(event.actor()).isEqualTo(Actor.user("li.wei"));
                });
    }

    @Test
    void aFailedLoginIsNobodysUntilItSucceeds() {
        runner.run(context -> {
            publish(context, "root", "AUTHENTICATION_FAILURE", Map.of("type", "BadCredentials"));
            publish(context, "li.wei", "AUTHENTICATION_SUCCESS", Map.of());
            publish(context, "li.wei", "AUTHORIZATION_FAILURE", Map.of());
            AuditEvent failed =
                    WorklogAssertions.assertThat(worklog)
                            .recorded("security.login.failed")
                            .target("user", "root")
                            .outcome(Outcome.FAILURE)
                            .once()
                            .event();
            assertThat(failed.actor().type()).isEqualTo(ActorType.ANONYMOUS);
            WorklogAssertions.assertThat(worklog)
                    .recorded("security.login.succeeded")
                    .by("li.wei")
                    .once();
            WorklogAssertions.assertThat(worklog)
                    .recorded("security.access.denied")
                    .outcome(Outcome.DENIED)
                    .once();
        });
    }

    @Test
    void answersAsTheRepositoryThatSpringBootHasInMemory() {
        runner.run(context -> {
            InMemoryAuditEventRepository reference = new InMemoryAuditEventRepository();
            AuditEventRepository ours = context.getBean(AuditEventRepository.class);
            String[] types = {"A", "a", "AUTHENTICATION_FAILURE", "AUTHENTICATION_SUCCESS", "x.y"};
            String[] people = {"ann", "bob", "系统"};
            for (int i = 0; i < 60; i++) {
                var event =
                        new org.springframework.boot.actuate.audit.AuditEvent(
                                NOW.plusSeconds(i / 4), people[i % 3], types[i % 5], Map.of());
                reference.add(event);
                ours.add(event);
            }
            for (String who : new String[] {null, "ann", "bob", "系统", "nobody"}) {
                for (String type : new String[] {null, "A", "a", types[2], "none"}) {
                    for (Instant after : new Instant[] {null, NOW, NOW.plusSeconds(7)}) {
                        assertThat(told(ours.find(who, after, type)))
                                .as("%s %s %s", who, after, type)
                                .isEqualTo(told(reference.find(who, after, type)));
                    }
                }
            }
        });
    }

    private static List<String> told(List<org.springframework.boot.actuate.audit.AuditEvent> all) {
        return all.stream()
                .map(one -> one.getTimestamp() + " " + one.getPrincipal() + " " + one.getType())
                .toList();
    }

    @Test
    void anAnswerHasOnlyTheNewestWhereThereAreMoreThanAllowed() {
        runner.withPropertyValues("worklog.actuator.max-found=2")
                .run(context -> {
                    for (String type : List.of("one", "two", "three")) {
                        publish(context, "ann", type, Map.of());
                    }
                    assertThat(context.getBean(AuditEventRepository.class).find(null, null, null))
                            .extracting("type")
                            .containsExactly("two", "three");
                });
    }

    @Test
    void secretsOfTheDataLeaveNoByte() {
        runner.run(context -> {
            publish(
                    context,
                    "ann",
                    "card",
                    Map.of(
                            "password",
                            "canary-1",
                            "nested",
                            Map.of("api_key", Map.of("deep", "canary-2")),
                            "note",
                            "paid with 4111 1111 1111 1111 by Bearer canary-3-aaaa",
                            "list",
                            List.of("fine", new Object[] {"5555555555554444"}),
                            "object",
                            new Opaque("canary-4")));
            String sealed = new String(recorded().get(0).sealed());
            assertThat(sealed)
                    .contains("fine", "***1111", "***4444", Opaque.class.getName())
                    .doesNotContain("canary", "4111 1111 1111 1111", "5555555555554444");
        });
    }

    @Test
    void hostileDataIsRecordedAndNeverKeepsTheEventOut() {
        runner.run(context -> {
            Map<String, Object> many = new java.util.HashMap<>();
            for (int i = 0; i < 200; i++) {
                many.put("key-" + i + "\u0000\r\n" + "x".repeat(100), "\uD800" + "y".repeat(9_000));
            }
            publish(context, "a\u0000b\uDFFF".repeat(100), "\u0000ÜBER\n../../etc", many);
            AuditEvent event = recorded().get(0).event();
            assertThat(event.type().name()).startsWith("actuator.");
            assertThat(event.metadata()).containsKey(AuditData.LEFT_OUT);
            assertThat(event.actor().id()).startsWith("a\uFFFDb\uFFFD");
        });
    }

    @Test
    void theHostsOwnRepositoryComesFirst() {
        runner.withBean(InMemoryAuditEventRepository.class)
                .run(context -> {
                    publish(context, "ann", "x", Map.of());
                    assertThat(context).hasSingleBean(AuditEventRepository.class);
                    assertThat(recorded()).isEmpty();
                });
    }

    @Test
    void canBeSwitchedOffAndIsNotThereWithoutActuator() {
        runner.withPropertyValues("worklog.actuator.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(AuditEventRepository.class));
        runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("worklog.actuator.max-found=0")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("worklog.actuator.max-found"));
    }

    private record Opaque(String secret) {}
}
