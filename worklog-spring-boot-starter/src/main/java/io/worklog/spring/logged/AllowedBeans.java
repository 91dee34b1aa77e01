package io.worklog.spring.logged;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;

/** The beans that expressions may use. Thread-safe. */
final class AllowedBeans {
    private final BeanFactory beans;
    private final boolean all;
    private final Set<String> names;

    AllowedBeans(BeanFactory beans, LoggedProperties properties) {
        this.beans = beans;
        this.all = properties.allowBeans();
        this.names = Set.copyOf(properties.allowedBeans());
    }

    /** The type of a bean, which is not made for the question. */
    ResolvableType type(String name) throws ExpressionFault {
        if (!all && !names.contains(name)) {
            throw new ExpressionFault(
                    "the bean @"
                            + name
                            + " is not allowed here: add it to worklog.logged.allowed-beans, or set"
                            + " worklog.logged.allow-beans=true");
        }
        if (!beans.containsBean(name)) {
            throw new ExpressionFault("there is no bean named " + name);
        }
        Class<?> type = beans.getType(name, false);
        return type == null ? ResolvableType.NONE : ResolvableType.forClass(type);
    }

    @Nullable Object get(String name) {
        return beans.getBean(name);
    }
}
