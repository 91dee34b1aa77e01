package io.worklog.cache;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.CachedLogStore;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object that can do exactly what another can, abilities included that are not known here:
 * what the contract itself names goes to the copies, every ability to the original.
 */
final class Abilities {
    private Abilities() {}

    static CachedLogStore of(LogStore original, CachedStore cached) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == PrunableLogStore.class) {
                        cached.prune(
                                (PrunableLogStore) original,
                                (LogId) arguments[0],
                                (LogIndex) arguments[1]);
                        return null;
                    }
                    return pass(method, arguments, cached, original);
                };
        Set<Class<?>> types = interfaces(original, LogStore.class);
        types.add(CachedLogStore.class);
        return (CachedLogStore) proxy(types, handler);
    }

    static EventIndex of(EventIndex original, CachedIndex cached) {
        InvocationHandler handler =
                (proxy, method, arguments) -> pass(method, arguments, cached, original);
        return (EventIndex) proxy(interfaces(original, EventIndex.class), handler);
    }

    private static Object proxy(Set<Class<?>> types, InvocationHandler handler) {
        ClassLoader loader = Abilities.class.getClassLoader();
        return Proxy.newProxyInstance(loader, types.toArray(Class<?>[]::new), handler);
    }

    private static @Nullable Object pass(
            Method method, Object @Nullable [] arguments, Object cached, Object original)
            throws Throwable {
        boolean known = method.getDeclaringClass().isInstance(cached);
        try {
            return method.invoke(known ? cached : original, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The contract and all public extensions of it that an object implements. */
    private static Set<Class<?>> interfaces(Object original, Class<?> contract) {
        Set<Class<?>> found = new LinkedHashSet<>();
        found.add(contract);
        for (Class<?> type = original.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                collect(implemented, contract, found);
            }
        }
        return found;
    }

    private static void collect(Class<?> type, Class<?> contract, Set<Class<?>> found) {
        if (contract.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers())) {
            found.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, contract, found);
        }
    }
}
