package io.worklog.spring.logged;

import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.util.ClassUtils;

/**
 * Finds what is said about a method: on it, else on the nearest method it overrides or implements;
 * what is nearer replaces what is further. Thread-safe.
 */
final class LoggedMethods implements AopInfrastructureBean {
    private final Map<MethodClassKey, List<Logged>> known = new ConcurrentHashMap<>();
    private final Candidates candidates = new Candidates();

    /** Whether something may be said about the class or one of its methods; cheap. */
    boolean mayHave(Class<?> type) {
        return candidates.include(type);
    }

    /** In the order they are written; empty where there is none. */
    List<Logged> of(Method method, Class<?> target) {
        MethodClassKey key = new MethodClassKey(method, target);
        List<Logged> found = known.get(key);
        if (found == null) {
            found = find(method, target);
            known.put(key, found);
        }
        return found;
    }

    private static List<Logged> find(Method method, Class<?> target) {
        Method specific = AopUtils.getMostSpecificMethod(method, target);
        List<Logged> own = nearest(specific);
        if (!own.isEmpty()) {
            return own;
        }
        Method promised = promised(specific, target);
        return nearest(promised == null ? method : promised);
    }

    /** The method of an interface of the class that a method carries out, generic or not. */
    static @Nullable Method promised(Method specific, Class<?> type) {
        for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
            for (Method method : each.getMethods()) {
                boolean alike =
                        method.getName().equals(specific.getName())
                                && method.getParameterCount() == specific.getParameterCount();
                if (alike && AopUtils.getMostSpecificMethod(method, type).equals(specific)) {
                    return method;
                }
            }
        }
        return null;
    }

    private static List<Logged> nearest(Method method) {
        List<MergedAnnotation<Logged>> all =
                MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
                        .withRepeatableContainers(Repeated.CONTAINERS)
                        .from(method)
                        .stream(Logged.class)
                        .toList();
        int place =
                all.stream()
                        .map(MergedAnnotation::getAggregateIndex)
                        .min(Comparator.naturalOrder())
                        .orElse(0);
        return all.stream()
                .filter(one -> one.getAggregateIndex() == place)
                .map(MergedAnnotation::synthesize)
                .toList();
    }

    /** What says that the method records nothing, on it or on its class. */
    static @Nullable NotLogged excuse(Method method, Class<?> target) {
        Method specific = AopUtils.getMostSpecificMethod(method, target);
        NotLogged own = AnnotatedElementUtils.findMergedAnnotation(specific, NotLogged.class);
        return own == null
                ? AnnotatedElementUtils.findMergedAnnotation(target, NotLogged.class)
                : own;
    }

    /** Made for the first method that something may be said about. */
    private static final class Repeated {
        static final RepeatableContainers CONTAINERS =
                RepeatableContainers.explicitRepeatable(Logged.class, Logged.List.class);
    }
}
