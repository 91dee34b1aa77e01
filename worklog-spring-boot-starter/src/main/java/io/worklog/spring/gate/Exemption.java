package io.worklog.spring.gate;

import io.worklog.spring.NotLogged;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Why an endpoint records nothing.
 *
 * @param reason as given; absent where none was
 * @param isBlank whether there is an annotation that gives none
 */
record Exemption(@Nullable String reason, boolean isBlank) {
    /** Of the method, of what it overrides, of the class that declares it, or of its own class. */
    static Exemption of(Class<?> type, Method method) {
        Exemption own = of(MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY));
        if (own.reason != null || own.isBlank) {
            return own;
        }
        Exemption home = of(MergedAnnotations.from(type, SearchStrategy.DIRECT));
        boolean elsewhere = method.getDeclaringClass() != type;
        return elsewhere && home.reason == null && !home.isBlank
                ? of(MergedAnnotations.from(method.getDeclaringClass(), SearchStrategy.DIRECT))
                : home;
    }

    private static Exemption of(MergedAnnotations annotations) {
        MergedAnnotation<NotLogged> found = annotations.get(NotLogged.class);
        String reason = found.isPresent() ? found.getString("reason").strip() : "";
        boolean blank = found.isPresent() && reason.isEmpty();
        return new Exemption(reason.isEmpty() ? null : reason, blank);
    }

    boolean isGiven() {
        return reason != null;
    }
}
