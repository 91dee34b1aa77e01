package io.worklog.spring.logged;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.spring.context.CallerContext;
import io.worklog.spring.logged.Subject.Tools;
import io.worklog.spring.tx.AfterCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** Begins calls. The host's beans are asked for when the first call comes. Thread-safe. */
final class Calls {
    private final Supplier<Worklog> worklog;
    private final Supplier<CallerContext> callers;
    private final Supplier<AfterCommit> afterCommit;
    private final Outcomes outcomes;
    private final Tools tools = new Tools(ObjectDiff.standard(), new Values());

    Calls(BeanFactory beans, LoggedProperties properties) {
        this.worklog = SingletonSupplier.of(() -> beans.getBean(Worklog.class));
        this.callers =
                SingletonSupplier.of(() ->
                        beans.getBeanProvider(CallerContext.class).getIfAvailable(Carried::new));
        this.afterCommit =
                SingletonSupplier.of(() ->
                        beans.getBeanProvider(AfterCommit.class)
                                .getIfAvailable(() -> Runnable::run));
        this.outcomes = new Outcomes(properties.safeExceptions());
    }

    /** Everything known on the calling thread. */
    WorklogContext caller() {
        return callers.get().current();
    }

    LoggedCall begin(
            List<EventPlan> plans, WorklogContext caller, @Nullable Object[] arguments) {
        Scope scope = Scope.of(arguments);
        List<OpenEvent> events = new ArrayList<>(plans.size());
        for (EventPlan plan : plans) {
            events.add(OpenEvent.begin(plan, tools, log(plan), caller, scope));
        }
        return LoggedCall.of(events, caller, outcomes, afterCommit.get());
    }

    private AuditLog log(EventPlan plan) {
        String name = plan.log();
        return name == null ? worklog.get() : worklog.get().log(name);
    }

    /** Where nothing finds out who calls, only what the thread carries is known. */
    private static final class Carried implements CallerContext {
        @Override
        public WorklogContext current() {
            return WorklogContext.current();
        }

        @Override
        public String actorSource() {
            return "context";
        }
    }
}
