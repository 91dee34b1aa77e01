package io.worklog.benchmarks;

import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.LogStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A store in memory in which appends can be made to wait. */
final class HeldStore {
    private final MemoryLogStore store = MemoryLogStore.create();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile boolean holding;

    /** The store. */
    LogStore held() {
        return (LogStore)
                Proxy.newProxyInstance(
                        LogStore.class.getClassLoader(),
                        new Class<?>[] {LogStore.class},
                        (proxy, method, args) -> call(method, args));
    }

    private @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
        if (holding && method.getName().equals("append")) {
            arrived.countDown();
            open.await();
        }
        try {
            return method.invoke(store, args);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    /** Has the next append and all later ones wait. */
    void hold() {
        holding = true;
    }

    /** Returns when one waits. */
    void awaitHeld() throws InterruptedException {
        arrived.await();
    }

    void letGo() {
        open.countDown();
    }
}
