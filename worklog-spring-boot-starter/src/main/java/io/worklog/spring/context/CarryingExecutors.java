package io.worklog.spring.context;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ReflectionUtils;

/**
 * Gives every executor of Spring's that is a bean our decorator, within the one it has: the host's
 * own runs as before. Schedulers are left out, as what they run is nobody's request.
 */
final class CarryingExecutors implements BeanPostProcessor {
    private static final String FIELD = "taskDecorator";

    private final TaskDecorator ours;

    CarryingExecutors(TaskDecorator ours) {
        this.ours = ours;
    }

    /** Before they are initialized, as an executor looks at its decorator then. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ThreadPoolTaskExecutor pool) {
            add(name, pool, pool::setTaskDecorator);
        } else if (bean instanceof SimpleAsyncTaskExecutor each
                && !(bean instanceof TaskScheduler)) {
            add(name, each, each::setTaskDecorator);
        }
        return bean;
    }

    private void add(String name, Object executor, Consumer<TaskDecorator> setter) {
        try {
            Object own = own(executor);
            if (own != ours) {
                setter.accept(own instanceof TaskDecorator first ? both(first) : ours);
            }
        } catch (IllegalStateException | InaccessibleObjectException e) {
            System.getLogger("io.worklog.spring.context")
                    .log(
                            Level.WARNING,
                            "Executor {0} hides its task decorator: give it worklogTaskDecorator,"
                                    + " or what it runs is recorded without its caller",
                            name);
        }
    }

    private static @Nullable Object own(Object executor) {
        Field field = ReflectionUtils.findField(executor.getClass(), FIELD);
        if (field == null) {
            throw new IllegalStateException("there is no field " + FIELD);
        }
        field.setAccessible(true);
        return ReflectionUtils.getField(field, executor);
    }

    private TaskDecorator both(TaskDecorator own) {
        return task -> own.decorate(ours.decorate(task));
    }
}
