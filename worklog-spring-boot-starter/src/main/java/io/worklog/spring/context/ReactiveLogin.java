package io.worklog.spring.context;

import io.worklog.context.WorklogContext;
import java.util.function.Supplier;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Spring Security's own login of reactive applications. */
final class ReactiveLogin implements DefaultReactiveCallers.LoginBinding {
    private final Supplier<SecurityContextHolderStrategy> holder;

    ReactiveLogin(Supplier<SecurityContextHolderStrategy> holder) {
        this.holder = holder;
    }

    @Override
    public Mono<WorklogContext> within(ContextView view, Supplier<WorklogContext> question) {
        return ReactiveSecurityContextHolder.getContext()
                .map(login -> bound(login, question))
                .switchIfEmpty(Mono.fromSupplier(question));
    }

    private WorklogContext bound(SecurityContext login, Supplier<WorklogContext> question) {
        SecurityContextHolderStrategy strategy = holder.get();
        Supplier<SecurityContext> before = strategy.getDeferredContext();
        strategy.setContext(login);
        try {
            return question.get();
        } finally {
            strategy.setDeferredContext(before);
        }
    }
}
