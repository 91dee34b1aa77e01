package io.worklog.spring.context;

import io.micrometer.context.ThreadLocalAccessor;
import io.worklog.context.WorklogContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation take along what a thread carries, to wherever it takes
 * anything: Reactor, wrapped executors, Spring's own decorators. Found by its service file.
 */
public final class WorklogThreadLocalAccessor implements ThreadLocalAccessor<WorklogContext> {
    /** Under this key a Reactor context has the {@link WorklogContext}. */
    public static final String KEY = "io.worklog.context";

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable WorklogContext getValue() {
        WorklogContext carried = WorklogContext.current();
        return carried.equals(WorklogContext.empty()) ? null : carried;
    }

    @Override
    public void setValue(WorklogContext value) {
        value.bind();
    }

    @Override
    public void setValue() {
        WorklogContext.empty().bind();
    }
}
