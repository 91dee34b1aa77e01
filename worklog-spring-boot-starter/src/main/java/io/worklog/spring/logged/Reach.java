package io.worklog.spring.logged;

import java.io.Closeable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.ProxyConfig;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.Aware;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Tells which methods no proxy of their bean can stand before, so that they go unrecorded. */
final class Reach {
    private static final Set<Class<?>> CALLBACKS =
            Set.of(
                    InitializingBean.class,
                    DisposableBean.class,
                    Closeable.class,
                    AutoCloseable.class,
                    Aware.class);

    private final ConfigurableListableBeanFactory beans;

    Reach(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Why calls of the method are not seen; empty where they are. */
    String obstacle(String bean, Class<?> type, Method method) {
        Method specific = AopUtils.getMostSpecificMethod(method, type);
        int modifiers = specific.getModifiers();
        if (Modifier.isStatic(modifiers)) {
            return "is on a static method, which belongs to no bean";
        }
        if (Modifier.isPrivate(modifiers)) {
            return "is on a private method, which no proxy can stand before";
        }
        if (usesInterfaces(bean, type)) {
            return LoggedMethods.promised(specific, type) != null
                    ? ""
                    : "is on a method of no interface, and this bean has a proxy of its interfaces:"
                            + " declare it in one, or set spring.aop.proxy-target-class=true";
        }
        if (Modifier.isFinal(type.getModifiers())) {
            return "is in a final class, which no proxy can extend";
        }
        return Modifier.isFinal(modifiers)
                ? "is on a final method, which no proxy can override"
                : "";
    }

    private boolean usesInterfaces(String bean, Class<?> type) {
        if (type.isInterface()) {
            return true;
        }
        Object creator =
                beans.containsBean(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                        ? beans.getBean(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                        : null;
        boolean classes =
                (creator instanceof ProxyConfig config && config.isProxyTargetClass())
                        || AutoProxyUtils.shouldProxyTargetClass(beans, bean);
        return !classes && hasInterface(type);
    }

    private static boolean hasInterface(Class<?> type) {
        for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
            boolean callback = CALLBACKS.contains(each) || Aware.class.isAssignableFrom(each);
            if (!callback && each.getMethods().length > 0) {
                return true;
            }
        }
        return false;
    }
}
