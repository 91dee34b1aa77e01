package io.worklog.spring.logged;

import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodClassKey;

/** The plans of all methods that were met, made once each. Thread-safe. */
final class Plans {
    private final LoggedMethods methods;
    private final PlanParts parts;
    private final Map<MethodClassKey, MethodPlan> known = new ConcurrentHashMap<>();

    Plans(LoggedMethods methods, PlanParts parts) {
        this.methods = methods;
        this.parts = parts;
    }

    /**
     * The plan of a method.
     *
     * @throws MisusedAnnotationException if what its annotations say cannot be carried out
     */
    MethodPlan of(Method method, Class<?> target) {
        MethodClassKey key = new MethodClassKey(method, target);
        MethodPlan plan = known.get(key);
        if (plan == null) {
            List<Fault> faults = new ArrayList<>();
            plan = make(method, target, faults);
            if (!faults.isEmpty()) {
                throw new MisusedAnnotationException(faults);
            }
            known.put(key, plan);
        }
        return plan;
    }

    private static void addFaultsOfEnd(LoggedMethod method, MethodPlan plan, List<Fault> faults) {
        String what =
                switch (plan.ends()) {
                    case ON_RETURN -> "";
                    case UNSEEN ->
                            "returns a future whose end cannot be seen: return a"
                                    + " CompletableFuture";
                    case ON_COMPLETION, ON_VALUE, ON_LAST ->
                            plan.inside().isEmpty()
                                    ? ""
                                    : "ends after the transaction of its thread, which its event"
                                            + " is to be part of, or to wait for: use a DURABLE"
                                            + " type in phase NOW";
                };
        if (!what.isEmpty()) {
            faults.add(new Fault(method.name(), "@Logged", what));
        }
    }

    /** Makes a plan to find what is wrong with it. */
    MethodPlan make(Method method, Class<?> target, List<Fault> faults) {
        List<Logged> annotations = methods.of(method, target);
        if (annotations.isEmpty()) {
            return MethodPlan.NOTHING;
        }
        LoggedMethod logged = LoggedMethod.of(method, target);
        NotLogged excuse = LoggedMethods.excuse(method, target);
        if (excuse != null) {
            faults.add(
                    new Fault(
                            logged.name(),
                            "@NotLogged",
                            "says that nothing is recorded, and @Logged what is: remove one"));
        }
        List<EventPlan> events = new ArrayList<>();
        for (Logged annotation : annotations) {
            PlanMaker maker = parts.maker(logged, annotation);
            EventPlan plan = maker.make();
            faults.addAll(maker.faults());
            if (plan != null) {
                events.add(plan);
            }
        }
        Ends ends = Ends.of(logged.method().getReturnType());
        MethodPlan plan = MethodPlan.of(ends, events);
        addFaultsOfEnd(logged, plan, faults);
        return plan;
    }
}
