package io.worklog.spring.sentence;

import io.worklog.spring.Label;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the {@link Label} of a property, along its path from the class of the state. */
final class AnnotatedProperties {
    /** What a property is: where its values go on, and the dictionary of its own. */
    private record Property(Type type, @Nullable String dictionary) {}

    private AnnotatedProperties() {}

    /** The dictionary of the values at a path, or null where none is named. */
    static @Nullable String dictionary(Class<?> state, List<String> path) {
        Type at = state;
        String dictionary = null;
        for (String name : path) {
            Class<?> owner = raw(at);
            if (Map.class.isAssignableFrom(owner)) {
                at = argument(at, 1);
                continue;
            }
            Property property = find(owner, name);
            if (property == null) {
                return null;
            }
            dictionary = property.dictionary();
            at = element(property.type());
        }
        return dictionary;
    }

    /** Looks in the class and those above it; the one nearest to the class counts. */
    private static @Nullable Property find(Class<?> owner, String name) {
        Property found = null;
        for (Class<?> at = owner; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    found = better(found, field.getGenericType(), field.getAnnotation(Label.class));
                }
            }
            for (Method method : at.getDeclaredMethods()) {
                if (reads(method, name)) {
                    Label label = method.getAnnotation(Label.class);
                    found = better(found, method.getGenericReturnType(), label);
                }
            }
        }
        return found;
    }

    private static Property better(@Nullable Property before, Type type, @Nullable Label label) {
        if (before == null) {
            return new Property(type, label == null ? null : label.value());
        }
        return before.dictionary() == null && label != null
                ? new Property(before.type(), label.value())
                : before;
    }

    private static boolean reads(Method method, String name) {
        if (method.getParameterCount() > 0 || method.isBridge()) {
            return false;
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String called = method.getName();
        return called.equals(name)
                || called.equals("get" + capital)
                || called.equals("get" + name)
                || called.equals("is" + capital);
    }

    /** What is in it: the elements of a list, an array or an optional; else itself. */
    private static Type element(Type type) {
        Class<?> raw = raw(type);
        if (raw.isArray()) {
            return type instanceof GenericArrayType array
                    ? element(array.getGenericComponentType())
                    : element(raw.getComponentType());
        }
        boolean holds = Collection.class.isAssignableFrom(raw) || raw == Optional.class;
        return holds ? element(argument(type, 0)) : type;
    }

    private static Type argument(Type type, int at) {
        boolean known =
                type instanceof ParameterizedType typed
                        && typed.getActualTypeArguments().length > at;
        return known ? ((ParameterizedType) type).getActualTypeArguments()[at] : Object.class;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType typed -> raw(typed.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case WildcardType wild -> raw(wild.getUpperBounds()[0]);
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            default -> Object.class;
        };
    }
}
