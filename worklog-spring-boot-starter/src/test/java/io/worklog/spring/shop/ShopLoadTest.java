package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.context.WorklogContext;
import io.worklog.event.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Many people at once, each in every style of programming: nothing is lost, nobody mixed up. */
@ShopTest
class ShopLoadTest {
    private static final int PEOPLE = 16;
    private static final int EACH = 960;

    private final String people = "person-" + UUID.randomUUID() + "-";
    private final Ratings ratings;
    private final Worklog worklog;

    @Autowired
    ShopLoadTest(Ratings ratings, Worklog worklog) {
        this.ratings = ratings;
        this.worklog = worklog;
    }

    @Test
    void sixteenPeopleLeaveNineHundredSixtyRecordsEach() throws Exception {
        rateAll();
        List<RecordedEvent> all = ShopDesk.events(worklog.log(Ratings.LOG));
        List<AuditEvent> rated =
                all.stream()
                        .map(RecordedEvent::event)
                        .filter(event -> event.type().name().equals("shop.product.rated"))
                        .filter(event -> event.actor().id().startsWith(people))
                        .toList();
        assertThat(rated).hasSize(PEOPLE * EACH);
        Map<String, List<AuditEvent>> byActor =
                rated.stream().collect(Collectors.groupingBy(event -> event.actor().id()));
        assertThat(byActor).hasSize(PEOPLE);
        byActor.forEach((actor, events) -> {
            assertThat(events).allMatch(event -> id(event).equals("of-" + actor));
            assertThat(events.stream().map(event -> event.metadata().get("n")))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, EACH).mapToObj(Integer::toString).toList());
        });
        assertThat(worklog.log(Ratings.LOG).health().healthy()).isTrue();
    }

    private static String id(AuditEvent event) {
        return event.targets().get(0).id();
    }

    /** Half of the people are virtual threads, half are threads of the platform. */
    private void rateAll() throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        ThreadFactory platform = Thread.ofPlatform().factory();
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService others = Executors.newThreadPerTaskExecutor(platform)) {
            for (int person = 0; person < PEOPLE; person++) {
                String name = people + person;
                ends.add((person % 2 == 0 ? virtual : others).submit(as(name)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private Callable<Void> as(String name) {
        return () -> {
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    name, null, AuthorityUtils.NO_AUTHORITIES)));
            try {
                rate("of-" + name);
            } finally {
                SecurityContextHolder.clearContext();
            }
            return null;
        };
    }

    private void rate(String target) throws Exception {
        List<CompletableFuture<?>> later = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            switch (n % 4) {
                case 0 -> ratings.rate(target, n);
                case 1 -> later.add(ratings.rateElsewhere(target, n));
                case 2 -> later.add(ratings.rateSoon(target, n).toFuture());
                default -> later.add(ratings.rateInParts(target, n).collectList().toFuture());
            }
        }
        CompletableFuture.allOf(later.toArray(CompletableFuture<?>[]::new)).join();
        assertThat(WorklogContext.current()).isEqualTo(WorklogContext.empty());
    }
}
