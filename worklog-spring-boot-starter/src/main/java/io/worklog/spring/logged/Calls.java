package io.worklog.spring.logged;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.FailurePolicy;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.spring.context.CallerContext;
import io.worklog.spring.context.ReactiveCallers;
import io.worklog.spring.logged.Subject.Tools;
import io.worklog.spring.tx.AfterCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** Begins calls. The host's beans are asked for when the first call comes. Thread-safe. */
final class Calls {
    private final Supplier<Worklog> worklog;
    private final Supplier<CallerContext> callers;
    private final Supplier<AfterCommit> afterCommit;
    private final Supplier<Optional<ReactiveCallers>> subscribers;
    private final Outcomes outcomes;
    private final BooleanSupplier inTransaction = TransactionProbe.create();
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
        this.subscribers =
                SingletonSupplier.of(() ->
                        Optional.ofNullable(
                                beans.getBeanProvider(ReactiveCallers.class).getIfAvailable()));
        this.outcomes = new Outcomes(properties.safeExceptions());
    }

    /** Everything known on the calling thread. */
    WorklogContext caller() {
        return callers.get().current();
    }

    /** Who knows who subscribes to a publisher; null where nothing does. */
    @Nullable ReactiveCallers subscribers() {
        return subscribers.get().orElse(null);
    }

    LoggedCall begin(List<EventPlan> plans, WorklogContext caller, @Nullable Object[] arguments) {
        Scope scope = Scope.of(arguments);
        List<OpenEvent> events = new ArrayList<>(plans.size());
        for (EventPlan plan : plans) {
            events.add(OpenEvent.begin(plan, tools, log(plan), caller, scope));
        }
        return LoggedCall.of(events, caller, outcomes, afterCommit.get());
    }

    /** Says before the method runs that its event could not become part of a transaction. */
    void requireTransaction(List<EventPlan> plans) {
        for (EventPlan plan : plans) {
            boolean joins = plan.type().delivery() == Delivery.TRANSACTIONAL;
            boolean blocks = plan.type().onFailure() == FailurePolicy.BLOCK;
            if (joins && blocks && !inTransaction.getAsBoolean()) {
                throw new IllegalStateException(
                        plan.method()
                                + " was not called: its event "
                                + plan.type()
                                + " is TRANSACTIONAL, and no transaction is active; make the"
                                + " method @Transactional, or call it within a transaction");
            }
        }
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
