package io.worklog.spring.logged;

import io.worklog.context.WorklogContext;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;

/** Records what becomes of calls. Thread-safe. */
final class LoggedInterceptor implements MethodInterceptor {
    /** Where a call keeps who calls, for what watches it further inside or on another thread. */
    private static final String CALLER = LoggedInterceptor.class.getName() + ".caller";

    private final Place place;
    private final Plans plans;
    private final Calls calls;

    LoggedInterceptor(Place place, Plans plans, Calls calls) {
        this.place = place;
        this.plans = plans;
        this.calls = calls;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object self = invocation.getThis();
        Class<?> target =
                self == null
                        ? invocation.getMethod().getDeclaringClass()
                        : AopUtils.getTargetClass(self);
        List<EventPlan> events = plans.of(invocation.getMethod(), target).at(place);
        return events.isEmpty() ? invocation.proceed() : record(invocation, events);
    }

    private @Nullable Object record(MethodInvocation invocation, List<EventPlan> events)
            throws Throwable {
        LoggedCall call = calls.begin(events, caller(invocation), invocation.getArguments());
        remember(invocation, call.caller());
        Object result;
        try {
            requireBegun(call, events);
            result = call.within(invocation::proceed);
        } catch (Throwable failure) {
            call.threw(failure);
            throw failure;
        }
        call.returned(result);
        return result;
    }

    private static void requireBegun(LoggedCall call, List<EventPlan> events) {
        Throwable obstacle = call.obstacle();
        if (obstacle != null) {
            throw new NotBegunException(events.get(0).method(), obstacle);
        }
    }

    private WorklogContext caller(MethodInvocation invocation) {
        Object known =
                invocation instanceof ProxyMethodInvocation call
                        ? call.getUserAttribute(CALLER)
                        : null;
        return known instanceof WorklogContext caller ? caller : calls.caller();
    }

    private static void remember(MethodInvocation invocation, WorklogContext caller) {
        if (invocation instanceof ProxyMethodInvocation call) {
            call.setUserAttribute(CALLER, caller);
        }
    }
}
