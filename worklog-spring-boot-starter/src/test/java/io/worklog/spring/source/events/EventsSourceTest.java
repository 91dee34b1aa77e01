package io.worklog.spring.source.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.core.env.Environment;
import org.springframework.modulith.events.core.DefaultEventPublicationRegistry;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.support.PersistentApplicationEventMulticaster;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class EventsSourceTest {
    private final RecordingWorklog worklog = RecordingWorklog.open();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withBean(Worklog.class, () -> worklog)
                    .withBean(PlatformTransactionManager.class, NoDatabase::new)
                    .withConfiguration(
                            AutoConfigurations.of(
                                    TransactionsAutoConfiguration.class,
                                    EventsSourceAutoConfiguration.class,
                                    SourcesAutoConfiguration.class));

    private List<String> types() {
        return worklog.events().stream()
                .map(RecordedEvent::event)
                .map(event -> event.type().name())
                .filter(name -> !name.startsWith("worklog."))
                .toList();
    }

    @Test
    void outsideATransactionAnEventIsRecordedAtOnce() {
        runner.run(context -> {
            WorklogContext.with(Actor.user("ann"), "acme")
                    .run(() ->
                            context.publishEvent(
                                    new Paid(
                                            "o-1",
                                            new Buyer("Li", "4111111111111111"),
                                            "canary",
                                            7)));
            AuditEvent event =
                    WorklogAssertions.assertThat(worklog)
                            .recorded("order.paid")
                            .by("ann")
                            .tenant("acme")
                            .once()
                            .event();
            assertThat(event.targets()).containsExactly(Target.of("order", "o-1", "Li"));
            assertThat(event.metadata())
                    .containsEntry("amount", "7")
                    .containsEntry("card", "***1111")
                    .containsEntry("token", "***");
        });
    }

    @Test
    void inATransactionItWaitsForTheCommitAndIsGoneWithARollback() {
        runner.run(context -> {
            var work = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            List<List<String>> during = new ArrayList<>();
            work.executeWithoutResult(status -> {
                WorklogContext.with(Actor.user("ann")).run(() -> context.publishEvent(paid("o-1")));
                during.add(types());
            });
            work.executeWithoutResult(status -> {
                context.publishEvent(paid("o-2"));
                status.setRollbackOnly();
            });
            assertThat(during).containsExactly(List.of());
            WorklogAssertions.assertThat(worklog)
                    .recorded("order.paid")
                    .by("ann")
                    .target("order", "o-1")
                    .once();
            assertThat(types()).hasSize(1);
        });
    }

    @Test
    void whatAnEventSaysIsTakenWhenItIsPublished() {
        runner.run(context -> {
            var work = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            work.executeWithoutResult(status -> {
                Draft draft = new Draft(this);
                context.publishEvent(draft);
                draft.state = "changed afterwards";
            });
            WorklogAssertions.assertThat(worklog)
                    .recorded("draft.saved")
                    .metadata("state", "as published")
                    .once();
        });
    }

    @Test
    void aMappingSpeaksForAClassThatCannot() {
        runner.withBean(
                        DomainEventMapping.class,
                        () ->
                                DomainEventMapping.of(
                                        Plain.class,
                                        EventType.named("plain.seen").target("plain"),
                                        (plain, recording) -> recording.target(plain.id())))
                .run(context -> {
                    context.publishEvent(new Plain("p-1"));
                    context.publishEvent("a text that nobody maps");
                    WorklogAssertions.assertThat(worklog)
                            .recorded("plain.seen")
                            .target("plain", "p-1")
                            .once();
                    assertThat(types()).hasSize(1);
                });
    }

    @Test
    void anEventWithAKeyIsRecordedOnceForEver() {
        runner.run(context -> {
            context.publishEvent(new Delivered("m-1"));
            context.publishEvent(new Delivered("m-1"));
            context.publishEvent(new Delivered("m-2"));
            assertThat(types()).containsExactly("mail.delivered", "mail.delivered");
        });
    }

    @Test
    void anAnnotationThatNamesWhatIsNotThereStopsTheStart() {
        runner.withInitializer(context ->
                        AutoConfigurationPackages.register(
                                (org.springframework.beans.factory.support.BeanDefinitionRegistry)
                                        context.getBeanFactory(),
                                "io.worklog.spring.source.events"))
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasMessageContaining(Misnamed.class.getName())
                                .hasMessageContaining("ordre"));
    }

    @Test
    void modulithsPublicationsAreRecordedAfterTheCommitToo() {
        runner.withUserConfiguration(Modulith.class)
                .run(context -> {
                    var work =
                            new TransactionTemplate(
                                    context.getBean(PlatformTransactionManager.class));
                    List<List<String>> during = new ArrayList<>();
                    work.executeWithoutResult(status -> {
                        context.publishEvent(paid("o-1"));
                        during.add(types());
                    });
                    work.executeWithoutResult(status -> {
                        context.publishEvent(paid("o-2"));
                        status.setRollbackOnly();
                    });
                    assertThat(context.getBean(Modulith.class).heard).containsExactly("o-1");
                    assertThat(during).containsExactly(List.of());
                    assertThat(types()).containsExactly("order.paid");
                });
    }

    @Test
    void canBeSwitchedOff() {
        runner.withPropertyValues("worklog.events.enabled=false")
                .run(context -> {
                    context.publishEvent(paid("o-1"));
                    assertThat(types()).isEmpty();
                });
    }

    private static Paid paid(String order) {
        return new Paid(order, new Buyer("Li", "x"), "y", 1);
    }

    /** Something with a property of a property. */
    private record Buyer(String name, String card) {}

    @LoggedEvent(
            value = "order.paid",
            targetType = "order",
            target = "order",
            targetName = "buyer.name",
            metadata = {"amount=amount", "card=buyer.card", "token=secret"})
    private record Paid(String order, Buyer buyer, String secret, int amount) {}

    private record Plain(String id) {}

    @LoggedEvent(value = "mail.delivered", key = "id")
    private record Delivered(String id) {}

    /** The start that is to fail looks at all classes of this package. */
    @LoggedEvent(value = "x", target = "ordre")
    private record Misnamed(String order) {}

    @LoggedEvent(value = "draft.saved", metadata = "state=state")
    private static final class Draft extends ApplicationEvent {
        private static final long serialVersionUID = 1L;
        private String state = "as published";

        Draft(Object source) {
            super(source);
        }

        @SuppressWarnings("unused")
        public String getState() {
            return state;
        }
    }

    /** Transactions of nothing. */
    private static final class NoDatabase extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    /** An application whose publications Modulith keeps, in a repository that forgets. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Modulith {
        private final List<String> heard = new ArrayList<>();

        @Bean
        ApplicationEventMulticaster applicationEventMulticaster(Environment environment) {
            var registry = new DefaultEventPublicationRegistry(forgetful(), Clock.systemUTC());
            return new PersistentApplicationEventMulticaster(() -> registry, () -> environment);
        }

        private static EventPublicationRepository forgetful() {
            Class<?> type = EventPublicationRepository.class;
            return (EventPublicationRepository)
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (self, method, arguments) -> answer(method.getReturnType(), arguments));
        }

        private static Object answer(Class<?> wanted, Object[] arguments) {
            Map<Class<?>, Object> empty =
                    Map.of(
                            List.class,
                            List.of(),
                            Optional.class,
                            Optional.empty(),
                            boolean.class,
                            true,
                            int.class,
                            0);
            return wanted == void.class ? null : empty.getOrDefault(wanted, first(arguments));
        }

        private static Object first(Object[] arguments) {
            return arguments == null ? "none" : arguments[0];
        }

        @TransactionalEventListener
        void on(Paid paid) {
            heard.add(paid.order());
        }
    }
}
