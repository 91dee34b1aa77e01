package io.worklog.routing;

import io.worklog.spi.LogStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows an object that can do everything as a store that can do some things. */
final class Exposed {
    private Exposed() {}

    /**
     * A store that implements exactly {@link LogStore} and the given abilities.
     *
     * @param able implements all of them
     */
    static LogStore as(LogStore able, Set<Class<? extends LogStore>> abilities) {
        Set<Class<?>> types = new LinkedHashSet<>(abilities);
        types.add(LogStore.class);
        return (LogStore)
                Proxy.newProxyInstance(
                        Exposed.class.getClassLoader(),
                        types.toArray(Class<?>[]::new),
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(able, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
