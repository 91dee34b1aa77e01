package io.worklog.testkit.routing;

import io.worklog.error.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls of one process to its stores and ends that process at one of them: the call is
 * not made, or made and not answered, and no later one is made.
 */
final class Hooked {
    private final int deadAt;
    private final boolean answered;
    private final AtomicInteger calls = new AtomicInteger();

    Hooked(int deadAt, boolean before) {
        this.deadAt = deadAt;
        this.answered = !before;
    }

    /** Never ends. */
    static Hooked alive() {
        return new Hooked(Integer.MAX_VALUE, true);
    }

    boolean isDead() {
        return calls.get() >= deadAt;
    }

    /** The same object for that process. Closing it does nothing. */
    <T> T over(T real, Class<?>... types) {
        Object proxy =
                Proxy.newProxyInstance(
                        Hooked.class.getClassLoader(),
                        types.length > 0 ? types : real.getClass().getInterfaces(),
                        (self, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            int call = calls.incrementAndGet();
                            if (call > deadAt || call == deadAt && !answered) {
                                throw new StoreUnavailableException("the process was killed");
                            }
                            try {
                                Object result = method.invoke(real, arguments);
                                if (call == deadAt) {
                                    throw new StoreUnavailableException("the process was killed");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        @SuppressWarnings("unchecked")
        T same = (T) proxy;
        return same;
    }
}
