package io.worklog.spring.source.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in front of an object of JDBC. */
final class Calls {
    private Calls() {}

    /** What is done about a call. */
    interface Around {
        @Nullable Object call(Method method, @Nullable Object @Nullable [] args) throws Throwable;
    }

    /** An object that takes the calls of an interface. */
    static <T> T proxy(Class<T> type, Object target, Around around) {
        Class<?>[] types = {type};
        return type.cast(
                Proxy.newProxyInstance(
                        Calls.class.getClassLoader(),
                        types,
                        (self, method, args) ->
                                switch (method.getName()) {
                                    case "equals" -> self == args[0];
                                    case "hashCode" -> System.identityHashCode(self);
                                    case "unwrap" ->
                                            ((Class<?>) args[0]).isInstance(self)
                                                    ? self
                                                    : direct(target, method, args);
                                    case "isWrapperFor" ->
                                            ((Class<?>) args[0]).isInstance(self)
                                                    || Boolean.TRUE.equals(
                                                            direct(target, method, args));
                                    default -> around.call(method, args);
                                }));
    }

    /** The call as it is, with what it throws. */
    static @Nullable Object direct(Object target, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
