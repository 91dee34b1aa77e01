package io.worklog.spring.context;

import io.worklog.spring.WorklogBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import reactor.core.publisher.Mono;

/** Takes the caller's context to where work is done: recordings, executors, reactive pipelines. */
@AutoConfiguration(afterName = "io.worklog.spring.context.ContextAutoConfiguration")
public final class PropagationAutoConfiguration {
    private static final String DECORATOR = "worklogTaskDecorator";

    /** Every recording asks, so that none has to be begun within the context. */
    @Bean
    WorklogBuilderCustomizer worklogCallerCustomizer(CallerContext callers) {
        return builder -> builder.context(callers::current);
    }

    /** Not a candidate where a decorator is asked for by its type: that is the host's own. */
    @Bean(name = DECORATOR, defaultCandidate = false)
    @ConditionalOnMissingBean(name = DECORATOR)
    static TaskDecorator worklogTaskDecorator(ObjectProvider<CallerContext> callers) {
        return new CarryingDecorator(callers::getObject);
    }

    @Bean
    @ConditionalOnProperty(
            name = "worklog.context.decorate-executors",
            havingValue = "true",
            matchIfMissing = true)
    static CarryingExecutors worklogCarryingExecutors(ObjectProvider<CallerContext> callers) {
        return new CarryingExecutors(new CarryingDecorator(callers::getObject));
    }

    /** Pipelines. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Mono.class)
    static class Reactive {
        @Bean
        @ConditionalOnMissingBean
        ReactiveCallers worklogReactiveCallers(
                CallerContext callers, ObjectProvider<DefaultReactiveCallers.LoginBinding> login) {
            return new DefaultReactiveCallers(
                    callers, login.getIfAvailable(() -> DefaultReactiveCallers.LoginBinding.NONE));
        }
    }
}
