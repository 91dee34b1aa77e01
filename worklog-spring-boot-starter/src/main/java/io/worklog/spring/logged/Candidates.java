package io.worklog.spring.logged;

import io.worklog.spring.Logged;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The classes that something may be said about, on them, on what they extend or implement, or on a
 * method of those. Every bean of an application is asked about, and nearly none is one, so this
 * looks at names alone before annotations are searched for in earnest. Thread-safe.
 */
final class Candidates {
    /** Annotations of these are not ours and carry none of ours. */
    private static final String[] FOREIGN = {
        "org.springframework.", "java.", "jakarta.", "org.jspecify."
    };

    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    boolean include(Class<?> type) {
        return !type.getName().startsWith("org.springframework.") && isOne(type);
    }

    private boolean isOne(@Nullable Class<?> type) {
        if (type == null || !AnnotationUtils.isCandidateClass(type, Logged.class)) {
            return false;
        }
        Boolean answer = known.get(type);
        if (answer == null) {
            answer = isSpokenOf(type) || isOne(type.getSuperclass()) || isAnyOne(type);
            known.put(type, answer);
        }
        return answer;
    }

    private boolean isAnyOne(Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            if (isOne(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpokenOf(Class<?> type) {
        if (hasOwn(type.getDeclaredAnnotations())) {
            return true;
        }
        for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
            if (hasOwn(method.getDeclaredAnnotations())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOwn(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (!isForeign(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForeign(String name) {
        for (String start : FOREIGN) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
