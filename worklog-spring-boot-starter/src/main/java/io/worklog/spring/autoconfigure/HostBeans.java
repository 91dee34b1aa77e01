package io.worklog.spring.autoconfigure;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/** Finds the one bean of the application's that is meant. */
final class HostBeans<T> {
    private final ListableBeanFactory beans;
    private final Class<T> type;
    private final String property;
    private final @Nullable String name;

    /**
     * Beans of a type.
     *
     * @param property names the bean where there are several
     * @param name what that property says
     */
    HostBeans(ListableBeanFactory beans, Class<T> type, String property, @Nullable String name) {
        this.beans = beans;
        this.type = type;
        this.property = property;
        this.name = name;
    }

    boolean exist() {
        return names().length > 0;
    }

    /** Whether it is clear which is meant. */
    boolean isClear() {
        return name != null || beans.getBeanProvider(type).getIfUnique() != null;
    }

    /** For messages. */
    String describe() {
        String which = name == null ? String.join(", ", names()) : name;
        return "the " + type.getSimpleName() + " bean " + which;
    }

    /**
     * The bean.
     *
     * @throws WorklogStartException if there are several and nothing says which, or not that one
     */
    Optional<T> find() {
        if (name != null) {
            return Optional.of(named(name));
        }
        T unique = beans.getBeanProvider(type).getIfUnique();
        if (unique == null && exist()) {
            throw new WorklogStartException(
                    "there are several "
                            + type.getSimpleName()
                            + " beans, none of them primary: "
                            + String.join(", ", names()),
                    "Set " + property + " to the name of one, or mark one as @Primary.",
                    null);
        }
        return Optional.ofNullable(unique);
    }

    private T named(String wanted) {
        if (!Arrays.asList(names()).contains(wanted)) {
            throw new WorklogStartException(
                    property
                            + "="
                            + wanted
                            + " names no "
                            + type.getSimpleName()
                            + " bean; there are: "
                            + String.join(", ", names()),
                    "Set " + property + " to one of them.",
                    null);
        }
        return beans.getBean(wanted, type);
    }

    private String[] names() {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false);
    }
}
