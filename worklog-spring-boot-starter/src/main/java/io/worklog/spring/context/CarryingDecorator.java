package io.worklog.spring.context;

import java.util.function.Supplier;
import org.springframework.core.task.TaskDecorator;

/**
 * Takes along what is known about the caller when a task is handed over, found out by then: whoever
 * is logged in later on either thread is somebody else. Thread-safe.
 */
final class CarryingDecorator implements TaskDecorator {
    private final Supplier<CallerContext> callers;

    CarryingDecorator(Supplier<CallerContext> callers) {
        this.callers = callers;
    }

    @Override
    public Runnable decorate(Runnable task) {
        return callers.get().carried().wrap(task);
    }
}
