package io.worklog.spring.logged;

import io.worklog.spring.NotLogged;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Checks every annotated method of every bean when the application starts, and fails the start with
 * all that is wrong. It asks for types only: no bean is made for it, so lazy ones stay so.
 */
final class LoggedCheck implements SmartInitializingSingleton {
    private final ConfigurableListableBeanFactory beans;
    private final LoggedMethods methods;
    private final ObjectProvider<Plans> plans;
    private final Reach reach;
    private final Set<Class<?>> seen = new HashSet<>();

    LoggedCheck(
            ConfigurableListableBeanFactory beans,
            LoggedMethods methods,
            ObjectProvider<Plans> plans) {
        this.beans = beans;
        this.methods = methods;
        this.plans = plans;
        this.reach = new Reach(beans);
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Fault> faults = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = typeOf(name);
            if (type != null) {
                check(name, ClassUtils.getUserClass(type), faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new MisusedAnnotationException(List.copyOf(faults));
        }
    }

    private @Nullable Class<?> typeOf(String name) {
        Class<?> target = AutoProxyUtils.determineTargetClass(beans, name);
        return target == null ? beans.getType(name, false) : target;
    }

    private void check(String bean, Class<?> type, Set<Fault> faults) {
        if (!methods.mayHave(type)) {
            return;
        }
        boolean first = seen.add(type);
        if (first) {
            checkExcuses(type, faults);
        }
        MetadataLookup<Boolean> annotated =
                method -> methods.of(method, type).isEmpty() ? null : Boolean.TRUE;
        Set<Method> found = MethodIntrospector.selectMethods(type, annotated).keySet();
        if (!found.isEmpty()) {
            found.forEach(method -> check(bean, type, method, faults));
            checkProxy(bean, type, faults);
            if (first) {
                warnOfSelfCalls(type, found);
            }
        }
    }

    private void check(String bean, Class<?> type, Method method, Set<Fault> faults) {
        String obstacle = reach.obstacle(bean, type, method);
        if (!obstacle.isEmpty()) {
            faults.add(new Fault(LoggedMethod.of(method, type).name(), "@Logged", obstacle));
            return;
        }
        List<Fault> ofPlan = new ArrayList<>();
        plans.getObject().make(method, type, ofPlan);
        faults.addAll(ofPlan);
    }

    /** A bean that was made before there were proxies goes unrecorded. */
    private void checkProxy(String bean, Class<?> type, Set<Fault> faults) {
        Object made = beans.getSingleton(bean);
        boolean bare = made != null && !(made instanceof FactoryBean) && !AopUtils.isAopProxy(made);
        if (bare && faults.isEmpty()) {
            faults.add(
                    new Fault(
                            type.getSimpleName(),
                            "@Logged",
                            "is not recorded, since the bean '"
                                    + bean
                                    + "' was made before anything could be put around it: a bean"
                                    + " post-processor must not depend on it"));
        }
    }

    private static void checkExcuses(Class<?> type, Set<Fault> faults) {
        NotLogged own = AnnotatedElementUtils.findMergedAnnotation(type, NotLogged.class);
        addBlank(type.getSimpleName(), own, faults);
        MetadataLookup<NotLogged> lookup =
                method -> AnnotatedElementUtils.findMergedAnnotation(method, NotLogged.class);
        MethodIntrospector.selectMethods(type, lookup)
                .forEach((method, said) ->
                        addBlank(LoggedMethod.of(method, type).name(), said, faults));
    }

    private static void addBlank(String where, @Nullable NotLogged said, Set<Fault> faults) {
        if (said != null && said.reason().isBlank()) {
            faults.add(new Fault(where, "@NotLogged", "gives no reason: say why that is right"));
        }
    }

    private static void warnOfSelfCalls(Class<?> type, Set<Method> annotated) {
        for (String call : SelfCalls.in(type, annotated)) {
            System.getLogger(LoggedCheck.class.getName())
                    .log(
                            Level.WARNING,
                            "{0}: {1} on the same object, past the proxy: that call is not"
                                    + " recorded. Call it from another bean, or through an"
                                    + " injected reference",
                            type.getName(),
                            call);
        }
    }
}
