package io.worklog.spring.logged;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.util.ClassUtils;

/**
 * Checks every annotated method of every bean when the application starts, and fails the start with
 * all that is wrong. It asks for types only: no bean is made for it, so lazy ones stay so.
 */
final class LoggedCheck implements SmartInitializingSingleton {
    private final ListableBeanFactory beans;
    private final LoggedMethods methods;
    private final Plans plans;

    LoggedCheck(ListableBeanFactory beans, LoggedMethods methods, Plans plans) {
        this.beans = beans;
        this.methods = methods;
        this.plans = plans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Fault> faults = new ArrayList<>();
        for (Class<?> type : types()) {
            if (LoggedMethods.mayHave(type)) {
                check(type, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new MisusedAnnotationException(faults);
        }
    }

    private Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = typeOf(name);
            if (type != null) {
                types.add(ClassUtils.getUserClass(type));
            }
        }
        return types;
    }

    private @Nullable Class<?> typeOf(String name) {
        Class<?> target =
                beans instanceof ConfigurableListableBeanFactory factory
                        ? AutoProxyUtils.determineTargetClass(factory, name)
                        : null;
        return target == null ? beans.getType(name, false) : target;
    }

    private void check(Class<?> type, List<Fault> faults) {
        MetadataLookup<Boolean> annotated =
                method -> methods.of(method, type).isEmpty() ? null : Boolean.TRUE;
        Set<Method> found = MethodIntrospector.selectMethods(type, annotated).keySet();
        found.forEach(method -> plans.make(method, type, faults));
    }
}
