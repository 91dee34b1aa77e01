package io.worklog.spring.context;

import io.worklog.spring.WorklogBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskDecorator;

/** Takes the caller's context to where work is done: recordings, executors, reactive pipelines. */
@AutoConfiguration(afterName = "io.worklog.spring.context.ContextAutoConfiguration")
@Import(PropagationParts.class)
public final class PropagationAutoConfiguration {
    private static final String DECORATOR = "worklogTaskDecorator";

    /** Every recording asks, so that none has to be begun within the context. */
    @Bean
    static WorklogBuilderCustomizer worklogCallerCustomizer(CallerContext callers) {
        return builder -> builder.context(callers::current);
    }

    /** Not a candidate where a decorator is asked for by its type: that is the host's own. */
    @Lazy
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
}
