package io.worklog.spring.context;

import io.worklog.context.WorklogContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Asks the callers' sources with what the Reactor context has bound to the thread meanwhile. */
final class DefaultReactiveCallers implements ReactiveCallers {
    private final CallerContext callers;
    private final LoginBinding login;

    DefaultReactiveCallers(CallerContext callers, LoginBinding login) {
        this.callers = callers;
        this.login = login;
    }

    @Override
    public Mono<WorklogContext> current() {
        return Mono.deferContextual(view -> login.within(view, () -> found(view)));
    }

    private WorklogContext found(ContextView view) {
        @Nullable WorklogContext carried = view.getOrDefault(WorklogThreadLocalAccessor.KEY, null);
        return carried == null ? callers.current() : carried.call(callers::current);
    }

    /** Has the thread know who is logged in according to a Reactor context. */
    @FunctionalInterface
    interface LoginBinding {
        /** Nobody logs in. */
        LoginBinding NONE = (view, question) -> Mono.fromSupplier(question);

        /** Asks while the thread knows. */
        Mono<WorklogContext> within(ContextView view, Supplier<WorklogContext> question);
    }
}
