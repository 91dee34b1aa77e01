package io.worklog;

import io.worklog.log.LogId;
import io.worklog.spi.CallObserver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Nobody stands around calls. */
enum Unobserved implements CallObserver {
    CALLS;

    @Override
    public <T extends @Nullable Object> T around(Call call, LogId log, Supplier<T> work) {
        return work.get();
    }
}
