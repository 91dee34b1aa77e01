package io.worklog.spring.source.schedule;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;

/** Which methods are scheduled, and whether their runs can be watched. */
final class ScheduledMethods {
    private static final System.Logger LOGGER = System.getLogger(ScheduledMethods.class.getName());

    private ScheduledMethods() {}

    /** Whether the method's runs are watched where its bean can be. */
    static boolean isWatched(Method method) {
        return isScheduled(method)
                && ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType())
                        == null;
    }

    private static boolean isScheduled(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Scheduled.class)
                || AnnotatedElementUtils.hasAnnotation(method, Schedules.class);
    }

    /** Whether a bean has such methods and a proxy of it can stand in for all of them. */
    static boolean canBeWatched(Class<?> type) {
        if (!AnnotationUtils.isCandidateClass(type, Scheduled.class)) {
            return false;
        }
        MetadataLookup<Boolean> scheduled = method -> isScheduled(method) ? true : null;
        Map<Method, Boolean> methods = MethodIntrospector.selectMethods(type, scheduled);
        if (methods.isEmpty()) {
            return false;
        }
        boolean open =
                !Modifier.isFinal(type.getModifiers())
                        && methods.keySet().stream().allMatch(ScheduledMethods::canBeProxied);
        if (!open) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "runs of the scheduled methods of {0} are not recorded: the class or one of"
                            + " them is final, static or private",
                    type.getName());
        }
        return open;
    }

    private static boolean canBeProxied(Method method) {
        int modifiers = method.getModifiers();
        return !Modifier.isFinal(modifiers)
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers);
    }
}
