package io.worklog.spring.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.sentence.Sentences;
import io.worklog.spring.Label;
import io.worklog.spring.LabelResolver;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LabelsTest {
    private static final EventType<Staff> MOVED =
            EventType.of("staff.moved", Staff.class).target("person");

    @TempDir Path folder;

    record Staff(
            String id,
            @Label("dept") int dept,
            int grade,
            List<Skill> skills,
            Boss boss,
            Map<String, Skill> by) {
        Staff(String id, int dept, int grade) {
            this(id, dept, grade, List.of(), new Boss("1"), Map.of());
        }
    }

    record Skill(String id, @Label("skill") String code) {}

    static class Person {
        @Label("dept")
        public Optional<String> getRoom() {
            return Optional.of("9");
        }
    }

    static final class Boss extends Person {
        @Label("dept")
        private final String home;

        Boss(String home) {
            this.home = home;
        }

        public String getHome() {
            return home;
        }
    }

    /** Departments that people rename. */
    static final class Departments implements LabelResolver {
        final Map<String, String> names = new HashMap<>(Map.of("1", "Finance", "2", "Sales"));
        final AtomicInteger asked = new AtomicInteger();

        @Override
        public String dictionary() {
            return "dept";
        }

        @Override
        public @Nullable String label(String value) {
            asked.incrementAndGet();
            return names.get(value);
        }

        @Override
        public boolean namesTargets(String kind) {
            return kind.equals("department");
        }

        @Override
        public boolean knows(EventType<?> type, String path) {
            return type.name().equals("room.changed") && path.equals("owner");
        }
    }

    private ApplicationContextRunner runner(LabelResolver... resolvers) {
        ApplicationContextRunner runner =
                new ApplicationContextRunner()
                        .withConfiguration(
                                AutoConfigurations.of(
                                        WorklogAutoConfiguration.class,
                                        LabelsAutoConfiguration.class))
                        .withPropertyValues("worklog.directory=" + folder);
        for (int i = 0; i < resolvers.length; i++) {
            LabelResolver resolver = resolvers[i];
            runner = runner.withBean("resolver" + i, LabelResolver.class, () -> resolver);
        }
        return runner;
    }

    private static <T> AuditEvent record(
            Worklog log, EventType<T> type, Consumer<Recording<T>> how) {
        Recording<T> recording = log.record(type);
        how.accept(recording);
        Receipt receipt = recording.commit();
        return log.entry(receipt.index()).orElseThrow().event();
    }

    @Test
    void whatADepartmentWasCalledThenStays() {
        Departments departments = new Departments();
        runner(departments)
                .run(context -> {
                    Worklog log = context.getBean(Worklog.class);
                    AuditEvent before =
                            record(
                                    log,
                                    MOVED,
                                    r ->
                                            r.target("p-1")
                                                    .change(
                                                            new Staff("p-1", 1, 4),
                                                            new Staff("p-1", 2, 4)));
                    departments.names.put("2", "Sales & Service");
                    AuditEvent after =
                            record(
                                    log,
                                    MOVED,
                                    r ->
                                            r.target("p-1")
                                                    .change(
                                                            new Staff("p-1", 1, 4),
                                                            new Staff("p-1", 2, 4)));
                    Sentences sentences = Sentences.builtIn();
                    assertThat(sentences.changes(before, Locale.ENGLISH))
                            .isEqualTo("dept: Finance → Sales");
                    assertThat(sentences.changes(after, Locale.ENGLISH))
                            .isEqualTo("dept: Finance → Sales & Service");
                    assertThat(log.entry(io.worklog.log.LogIndex.of(0)).orElseThrow().event())
                            .isEqualTo(before);
                });
    }

    @Test
    void eachDictionaryIsAskedOnceForAValueOfAnEvent() {
        Departments departments = new Departments();
        EventType<Object> room = EventType.named("room.changed").target("department");
        runner(departments)
                .withPropertyValues(
                        "worklog.labels.properties.dept=dept",
                        "worklog.labels.properties.room=dept")
                .run(context -> {
                    AuditEvent event =
                            record(
                                    context.getBean(Worklog.class),
                                    room,
                                    r ->
                                            r.target("1")
                                                    .target("1")
                                                    .set("dept", "1", "2")
                                                    .set("room", "2", "1")
                                                    .set("owner", "1", null));
                    assertThat(event.targets()).extracting(Target::name).containsOnly("Finance");
                    assertThat(event.changes())
                            .allSatisfy(
                                    change -> assertThat(change.oldValue().label()).isNotNull());
                    assertThat(departments.asked).hasValue(2);
                });
    }

    @Test
    void annotationsAreFoundAlongThePath() {
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("dept"))).isEqualTo("dept");
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("grade"))).isNull();
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("nobody", "x"))).isNull();
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("boss", "home")))
                .isEqualTo("dept");
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("boss", "room")))
                .isEqualTo("dept");
        assertThat(AnnotatedProperties.dictionary(Staff.class, List.of("by", "any-key", "code")))
                .isEqualTo("skill");
        List<String> steps = PropertyPath.steps("skills[a\\]b].code");
        assertThat(steps).containsExactly("skills", "code");
        assertThat(AnnotatedProperties.dictionary(Staff.class, steps)).isEqualTo("skill");
    }

    @Test
    void aTableOfTheSettingsIsADictionary() {
        EventType<Object> order = EventType.named("order.paid").target("order");
        runner().withPropertyValues(
                        "worklog.labels.tables.status.1=待付款",
                        "worklog.labels.tables.status.2=已付款",
                        "worklog.labels.tables.kinds.o-1=Order one",
                        "worklog.labels.properties[order.paid/status]=status",
                        "worklog.labels.targets.order=kinds")
                .run(context -> {
                    Worklog log = context.getBean(Worklog.class);
                    AuditEvent event = record(log, order, r -> r.target("o-1").set("status", 1, 2));
                    assertThat(Sentences.builtIn().of(event, Locale.CHINESE))
                            .isEqualTo("系统 对order“Order one”做了 order.paid（status：待付款 → 已付款）");
                    AuditEvent other =
                            record(
                                    log,
                                    EventType.named("other"),
                                    r -> r.target(Target.of("x", "1")).set("status", 1, 2));
                    assertThat(other.changes().get(0).newValue().label()).isNull();
                });
    }

    @Test
    void aDictionaryThatThrowsCostsNoEvent() {
        LabelResolver broken =
                resolver(
                        "dept",
                        value -> {
                            if (value.equals("1")) {
                                throw new IllegalStateException("no database");
                            }
                            return deep(value);
                        });
        runner(broken)
                .run(context -> {
                    AuditEvent event =
                            record(
                                    context.getBean(Worklog.class),
                                    MOVED,
                                    r ->
                                            r.target("p-1")
                                                    .change(
                                                            new Staff("p-1", 1, 4),
                                                            new Staff("p-1", 2, 4)));
                    assertThat(event.changes()).hasSize(1);
                    assertThat(event.changes().get(0).newValue().label()).isNull();
                    assertThat(context.getBean(LabelFailures.class).count()).isEqualTo(2);
                });
    }

    private static String deep(String value) {
        return deep(value + "x");
    }

    @Test
    void aNameNobodyHasFailsTheStartWithTheProperty() {
        runner().withPropertyValues("worklog.labels.properties.dept=nobody")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasMessageContaining(
                                        "worklog.labels.properties.dept names the dictionary"
                                                + " nobody"));
        runner(new Departments())
                .withPropertyValues("worklog.labels.tables.dept.1=x")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("two dictionaries called dept"));
    }

    @Test
    void anAnnotationWithoutItsDictionaryIsNoFault() {
        runner().run(context -> {
            AuditEvent event =
                    record(
                            context.getBean(Worklog.class),
                            MOVED,
                            r ->
                                    r.target("p-1")
                                            .change(
                                                    new Staff("p-1", 1, 4),
                                                    new Staff("p-1", 2, 4)));
            assertThat(event.changes().get(0).newValue().label()).isNull();
        });
    }

    @Test
    void theHostsOwnLabelsComeInstead() {
        EventLabels own = type -> (path, value) -> "own";
        runner(new Departments())
                .withBean(EventLabels.class, () -> own)
                .run(context -> {
                    AuditEvent event =
                            record(
                                    context.getBean(Worklog.class),
                                    MOVED,
                                    r ->
                                            r.target("p-1")
                                                    .change(
                                                            new Staff("p-1", 1, 4),
                                                            new Staff("p-1", 2, 4)));
                    assertThat(event.changes().get(0).newValue().label()).isEqualTo("own");
                });
    }

    private static LabelResolver resolver(
            String name, java.util.function.Function<String, @Nullable String> labels) {
        return new LabelResolver() {
            @Override
            public String dictionary() {
                return name;
            }

            @Override
            public @Nullable String label(String value) {
                return labels.apply(value);
            }
        };
    }
}
