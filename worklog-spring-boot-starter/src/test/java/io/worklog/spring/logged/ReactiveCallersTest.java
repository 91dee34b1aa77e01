package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.spring.Logged;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.spring.context.SecurityContextAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who is recorded where no thread belongs to a request. */
class ReactiveCallersTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final EventType<Object> MAILED = EventType.named("order.mailed").target("order");

    /** Annotated methods that give publishers. */
    static class Orders {
        private final Mailer mailer;

        Orders(Mailer mailer) {
            this.mailer = mailer;
        }

        @Logged(value = "order.paid", target = "#id")
        public Mono<String> pay(String id) {
            return Mono.just(id).publishOn(Schedulers.parallel()).flatMap(mailer::mail);
        }

        @Logged(value = "order.paid", target = "#id")
        public Flux<String> payAll(String id) {
            return Flux.just(id, id).publishOn(Schedulers.parallel());
        }

        @Logged(value = "order.paid", target = "#id")
        public Mono<String> refuse(String id) {
            return Mono.error(new SecurityException(id));
        }
    }

    /** Called within the pipeline of another annotated method. */
    static class Mailer {
        @Logged(value = "order.mailed", target = "#id")
        public Mono<String> mail(String id) {
            return Mono.just(id);
        }
    }

    /** A controller of WebFlux. */
    @RestController
    static class Desk {
        private final Orders orders;

        Desk(Orders orders) {
            this.orders = orders;
        }

        @PostMapping("/orders/{id}/payment")
        Mono<String> pay(@PathVariable String id) {
            return Mono.delay(Duration.ofMillis(1)).flatMap(tick -> orders.pay(id));
        }
    }

    /** An application that has the name of whoever calls in a header. */
    @EnableWebFlux
    @Configuration(proxyBeanMethods = false)
    static class Shop {
        @Bean
        Mailer mailer() {
            return new Mailer();
        }

        @Bean
        Orders orders(Mailer mailer) {
            return new Orders(mailer);
        }

        @Bean
        Desk desk(Orders orders) {
            return new Desk(orders);
        }

        @Bean
        WebFilter login() {
            return (exchange, chain) -> {
                String name = exchange.getRequest().getHeaders().getFirst(HttpHeaders.FROM);
                Mono<Void> rest = chain.filter(exchange);
                return name == null ? rest : rest.contextWrite(as(name));
            };
        }
    }

    private static Function<reactor.util.context.Context, reactor.util.context.Context> as(
            String name) {
        Authentication login = new TestingAuthenticationToken(name, "none", "ROLE_USER");
        return context ->
                context.putAll(ReactiveSecurityContextHolder.withAuthentication(login).readOnly());
    }

    /** What is done in the application, and the events of it. */
    private static List<AuditEvent> events(Function<ApplicationContext, Mono<?>> work) {
        List<AuditEvent> events = new ArrayList<>();
        try (RecordingWorklog worklog = RecordingWorklog.open()) {
            new ReactiveWebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ContextAutoConfiguration.class,
                                    SecurityContextAutoConfiguration.class,
                                    PropagationAutoConfiguration.class,
                                    LoggedAutoConfiguration.class))
                    .withBean(Worklog.class, () -> worklog)
                    .withBean(Catalog.class, () -> Catalog.builder().add(PAID).add(MAILED).build())
                    .withUserConfiguration(Shop.class)
                    .run(context -> {
                        work.apply(context).block(LONGEST);
                        worklog.events().forEach(recorded -> events.add(recorded.event()));
                    });
        }
        return events;
    }

    @Test
    void theSubscribersLoginActsWhereNobodyWasKnownAtTheCall() {
        List<AuditEvent> events =
                events(context -> {
                    Orders orders = context.getBean(Orders.class);
                    return orders.payAll("1")
                            .contextWrite(as("alice"))
                            .then(orders.refuse("2").onErrorComplete().contextWrite(as("bob")));
                });
        assertThat(events).extracting(event -> event.actor().id()).containsExactly("alice", "bob");
        assertThat(events)
                .extracting(AuditEvent::outcome)
                .containsExactly(Outcome.SUCCESS, Outcome.DENIED);
    }

    @Test
    void eachSubscriberActsForItself() {
        List<AuditEvent> events =
                events(context -> {
                    Flux<String> both = context.getBean(Orders.class).payAll("1");
                    return both.contextWrite(as("alice")).then(both.contextWrite(as("bob")).then());
                });
        assertThat(events).extracting(event -> event.actor().id()).containsExactly("alice", "bob");
    }

    @Test
    void whoWasKnownAtTheCallStaysWhoActs() {
        List<AuditEvent> events =
                events(context ->
                        WorklogContext.empty()
                                .withActor(Actor.user("carol"))
                                .call(() -> context.getBean(Orders.class).payAll("1"))
                                .contextWrite(as("alice"))
                                .then());
        assertThat(events).extracting(event -> event.actor().id()).containsExactly("carol");
    }

    @Test
    void aSubscriberWithoutALoginIsTheSystem() {
        List<AuditEvent> events =
                events(context -> context.getBean(Orders.class).payAll("1").then());
        assertThat(events).extracting(event -> event.actor()).containsExactly(Actor.system());
    }

    @Test
    void whatIsCalledInThePipelineIsCausedByItAndDoneByTheSame() {
        Map<String, AuditEvent> events =
                events(context -> context.getBean(Orders.class).pay("1").contextWrite(as("alice")))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        event -> event.type().name(), Function.identity()));
        AuditEvent paid = events.get("order.paid");
        AuditEvent mailed = events.get("order.mailed");
        assertThat(mailed.actor().id()).isEqualTo("alice");
        assertThat(mailed.links().causationId()).isEqualTo(paid.id().toString());
        assertThat(mailed.links().correlationId()).isEqualTo(paid.links().correlationId());
    }

    @Test
    void overHttpWithoutServletsTheLoginOfTheRequestActs() {
        List<AuditEvent> events =
                events(context -> {
                    WebTestClient client = WebTestClient.bindToApplicationContext(context).build();
                    return Flux.range(0, 8)
                            .flatMap(i ->
                                    Mono.fromRunnable(() -> pay(client, "user" + i))
                                            .subscribeOn(Schedulers.boundedElastic()))
                            .then();
                });
        assertThat(events).hasSize(16);
        assertThat(events)
                .allSatisfy(event ->
                        assertThat("order-of-" + event.actor().id())
                                .isEqualTo(event.targets().get(0).id()));
    }

    private static void pay(WebTestClient client, String name) {
        client.post()
                .uri("/orders/order-of-" + name + "/payment")
                .header(HttpHeaders.FROM, name)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.OK);
    }
}
