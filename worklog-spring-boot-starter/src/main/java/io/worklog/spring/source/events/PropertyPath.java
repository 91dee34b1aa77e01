package io.worklog.spring.source.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property of an object, or one of a property of it: {@code customer.id}. A property is a method
 * without parameters called {@code id}, {@code getId} or {@code isId}. Nothing is evaluated.
 * Thread-safe.
 */
final class PropertyPath {
    private static final Pattern FORM = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");

    private final List<Method> steps;

    private PropertyPath(List<Method> steps) {
        this.steps = steps;
    }

    /**
     * Finds the methods behind a path.
     *
     * @throws IllegalArgumentException if one is not there, naming it
     */
    static PropertyPath of(Class<?> type, String path) {
        if (!FORM.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is no property: use names and dots, such as customer.id");
        }
        List<Method> steps = new ArrayList<>();
        Class<?> at = type;
        for (String name : path.split("\\.")) {
            Method step = step(at, name);
            steps.add(step);
            at = step.getReturnType();
        }
        return new PropertyPath(List.copyOf(steps));
    }

    private static Method step(Class<?> type, String name) {
        String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String each : List.of(name, "get" + upper, "is" + upper)) {
            Optional<Method> found = method(type, each);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " has no property \"" + name + "\" that can be read");
    }

    private static Optional<Method> method(Class<?> type, String name) {
        try {
            Method found = type.getMethod(name);
            boolean property =
                    found.getReturnType() != void.class
                            && !Modifier.isStatic(found.getModifiers())
                            && found.getDeclaringClass() != Object.class;
            return property && found.trySetAccessible() ? Optional.of(found) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** The value, null where it or something before it is. */
    @Nullable Object read(Object root) {
        Object at = root;
        for (Method step : steps) {
            if (at == null) {
                return null;
            }
            at = invoked(step, at);
        }
        return at;
    }

    private static @Nullable Object invoked(Method step, Object self) {
        try {
            return step.invoke(self);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(
                    step.getDeclaringClass().getName()
                            + "."
                            + step.getName()
                            + " cannot be read for the event that is to be recorded",
                    e);
        }
    }
}
