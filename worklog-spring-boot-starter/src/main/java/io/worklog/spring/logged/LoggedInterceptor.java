package io.worklog.spring.logged;

import io.worklog.context.WorklogContext;
import io.worklog.error.RejectedEventException;
import java.util.List;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** Records what becomes of calls. Thread-safe. */
final class LoggedInterceptor implements MethodInterceptor {
    /** Where a call keeps who calls, for what watches it further inside or on another thread. */
    private static final String CALLER = LoggedInterceptor.class.getName() + ".caller";

    /** Where a call that another thread goes on with keeps what was begun on the caller's. */
    private static final String BEGUN = LoggedInterceptor.class.getName() + ".begun";

    /** The bean that leaves out refusals of calls that keep who calls. */
    private static final String ASKS = "worklogDenialListener";

    private final Place place;
    private final Supplier<Plans> plans;
    private final Supplier<Calls> calls;
    private final Supplier<Boolean> asked;

    /**
     * An interceptor.
     *
     * @param beans are asked when the first call comes
     */
    LoggedInterceptor(Place place, BeanFactory beans) {
        this.place = place;
        this.plans = SingletonSupplier.of(() -> beans.getBean(Plans.class));
        this.calls = SingletonSupplier.of(() -> beans.getBean(Calls.class));
        this.asked = SingletonSupplier.of(() -> beans.containsBean(ASKS));
    }

    /** Begins calls on the caller's thread and leaves the rest to this, on another one. */
    MethodInterceptor beginning() {
        return invocation -> {
            MethodPlan plan = planOf(invocation);
            List<EventPlan> events = plan.at(place);
            if (events.isEmpty()) {
                remember(invocation, CALLER, calls.get().caller());
                return invocation.proceed();
            }
            return handOver(invocation, begin(invocation, plan, events));
        };
    }

    private static @Nullable Object handOver(MethodInvocation invocation, LoggedCall call)
            throws Throwable {
        remember(invocation, BEGUN, call);
        try {
            return invocation.proceed();
        } catch (Throwable refused) {
            if (remembered(invocation, BEGUN) == call) {
                call.threw(refused);
            }
            throw refused;
        }
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        MethodPlan plan = planOf(invocation);
        List<EventPlan> events = plan.at(place);
        return events.isEmpty() ? invocation.proceed() : record(invocation, plan, events);
    }

    private MethodPlan planOf(MethodInvocation invocation) {
        Object self = invocation.getThis();
        Class<?> target =
                self == null
                        ? invocation.getMethod().getDeclaringClass()
                        : AopUtils.getTargetClass(self);
        return plans.get().of(invocation.getMethod(), target);
    }

    private LoggedCall begin(MethodInvocation invocation, MethodPlan plan, List<EventPlan> events) {
        WorklogContext caller =
                remembered(invocation, CALLER) instanceof WorklogContext known
                        ? known
                        : calls.get().caller();
        LoggedCall call = calls.get().begin(events, caller, invocation.getArguments());
        if (plan.isAtBothPlaces() || asked.get()) {
            remember(invocation, CALLER, call.caller());
        }
        return call;
    }

    private @Nullable Object record(
            MethodInvocation invocation, MethodPlan plan, List<EventPlan> events) throws Throwable {
        LoggedCall call =
                remembered(invocation, BEGUN) instanceof LoggedCall begun && place == Place.OUTSIDE
                        ? begun
                        : begin(invocation, plan, events);
        if (place == Place.OUTSIDE) {
            remember(invocation, BEGUN, null);
        }
        Object result;
        try {
            requireBegun(call, events);
            result = call.within(invocation::proceed);
        } catch (Throwable failure) {
            call.threw(failure);
            throw failure;
        }
        return plan.ends().watched(call, result, () -> calls.get().subscribers());
    }

    private void requireBegun(LoggedCall call, List<EventPlan> events) {
        Throwable obstacle = call.obstacle();
        if (obstacle instanceof RejectedEventException refused) {
            throw refused;
        }
        if (obstacle != null) {
            throw new NotBegunException(events.get(0).method(), obstacle);
        }
        if (place == Place.INSIDE) {
            calls.get().requireTransaction(events);
        }
    }

    private static @Nullable Object remembered(MethodInvocation invocation, String name) {
        return invocation instanceof ProxyMethodInvocation call
                ? call.getUserAttribute(name)
                : null;
    }

    private static void remember(MethodInvocation invocation, String name, @Nullable Object value) {
        if (invocation instanceof ProxyMethodInvocation call) {
            call.setUserAttribute(name, value);
        }
    }
}
