package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import io.worklog.catalog.EventType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

/** The event types that a method which records by itself names: constants of a catalog. */
final class EventTypesInCode {
    private EventTypesInCode() {}

    /** Names of types; of a constant that cannot be read, its own name. */
    static Set<String> of(JavaCodeUnit unit) {
        Set<String> names = new TreeSet<>();
        for (JavaFieldAccess access : unit.getFieldAccesses()) {
            if (access.getTarget().getRawType().isEquivalentTo(EventType.class)) {
                names.add(name(access.getTarget()));
            }
        }
        return names.isEmpty() ? Set.of("(in code)") : names;
    }

    private static String name(FieldAccessTarget constant) {
        String written = constant.getOwner().getSimpleName() + "." + constant.getName();
        try {
            Field field = constant.getOwner().reflect().getDeclaredField(constant.getName());
            boolean readable = Modifier.isStatic(field.getModifiers()) && field.trySetAccessible();
            return readable && field.get(null) instanceof EventType<?> type ? type.name() : written;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return written;
        }
    }
}
