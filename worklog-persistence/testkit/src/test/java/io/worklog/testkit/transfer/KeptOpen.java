package io.worklog.testkit.transfer;

import io.worklog.spi.LogStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that stays open when whoever uses it is closed. */
final class KeptOpen {
    private KeptOpen() {}

    static LogStore of(LogStore real) {
        return (LogStore)
                Proxy.newProxyInstance(
                        KeptOpen.class.getClassLoader(),
                        real.getClass().getInterfaces(),
                        (self, method, arguments) -> {
                            try {
                                return method.getName().equals("close")
                                        ? null
                                        : method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
