package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.worklog.spring.gate.EndpointRow.Status;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * The rule of {@link WorklogArchRules#everyMutatingEndpointIsLoggedOrExempt}, with what a host may
 * change about it. Immutable: every step gives another rule. ArchUnit's {@code FreezingArchRule}
 * takes it, so that an existing application begins with what it has.
 */
public final class EndpointRule implements ArchRule {
    private static final String NAME = "every mutating endpoint is recorded or says why not";

    private final GateChoice choice;
    private final String description;
    private final boolean mayBeEmpty;

    private EndpointRule(GateChoice choice, String description, boolean mayBeEmpty) {
        this.choice = choice;
        this.description = description;
        this.mayBeEmpty = mayBeEmpty;
    }

    static EndpointRule standard() {
        return new EndpointRule(GateChoice.standard(), NAME, false);
    }

    /**
     * Holds methods with one of these annotations to the rule too, such as {@code @Scheduled},
     * {@code @KafkaListener}, {@code @RabbitListener} or {@code @MessageMapping}.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final EndpointRule including(Class<? extends Annotation>... annotations) {
        return with(choice.including(List.of(annotations)));
    }

    /** Holds endpoints that only read to the rule too. */
    public EndpointRule includingReads() {
        return with(choice.includingReads());
    }

    /**
     * Leaves out controllers of packages, each as ArchUnit writes them: {@code
     * com.shop.internal..}.
     */
    public EndpointRule excludingPackages(String... packages) {
        return with(choice.excludingPackages(List.of(packages)));
    }

    private EndpointRule with(GateChoice next) {
        return new EndpointRule(next, description, mayBeEmpty);
    }

    @Override
    public EvaluationResult evaluate(JavaClasses classes) {
        List<EndpointRow> rows = new EndpointScan(classes, choice).rows();
        ConditionEvents events = ConditionEvents.Factory.create();
        rows.stream().filter(row -> holds(row.status())).forEach(row -> events.add(event(row)));
        if (rows.isEmpty() && !mayBeEmpty) {
            events.add(
                    SimpleConditionEvent.violated(
                            classes,
                            "no endpoint was found in the imported classes: import the packages of"
                                    + " the controllers, or allow an empty rule"));
        }
        return new EvaluationResult(this, events, Priority.MEDIUM);
    }

    private static boolean holds(Status status) {
        return status == Status.NOT_RECORDED || status == Status.NOT_SEEN;
    }

    private static ConditionEvent event(EndpointRow row) {
        return SimpleConditionEvent.violated(row, row.violation());
    }

    @Override
    public void check(JavaClasses classes) {
        Assertions.check(this, classes);
    }

    @Override
    public EndpointRule because(String reason) {
        return new EndpointRule(choice, description + ", because " + reason, mayBeEmpty);
    }

    @Override
    public EndpointRule as(String newDescription) {
        return new EndpointRule(choice, newDescription, mayBeEmpty);
    }

    @Override
    public EndpointRule allowEmptyShould(boolean allowed) {
        return new EndpointRule(choice, description, allowed);
    }

    @Override
    public String getDescription() {
        return description;
    }
}
