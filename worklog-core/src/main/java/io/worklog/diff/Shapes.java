package io.worklog.diff;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows the shape of each class it was asked for; forgets it with the class. Thread-safe.
 *
 * <p>Access: a host's class that is not public is opened by reflection, which its module must
 * allow; a class of the JDK is never opened, and properties that a class has from one are not seen.
 */
final class Shapes {
    private static final MethodType READER = MethodType.methodType(Object.class, Object.class);

    private final ClassValue<Shape> cache =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return shapeOf(type);
                }
            };

    Shape of(Class<?> type) {
        return cache.get(type);
    }

    private static Shape shapeOf(Class<?> type) {
        Class<?> real = withoutProxy(type);
        if (isOfTheJdk(real)) {
            return Shape.text();
        }
        Map<String, AccessibleObject> members =
                real.isRecord() ? components(real) : properties(real);
        if (members.isEmpty() && !real.isRecord()) {
            return bareShape(real);
        }
        List<MethodHandle> readers = new ArrayList<>();
        members.forEach((name, member) -> readers.add(reader(real, name, member)));
        return Shape.of(
                members.keySet().toArray(String[]::new), readers.toArray(MethodHandle[]::new));
    }

    /** The class behind a subclass that a persistence or proxy library made at run time. */
    private static Class<?> withoutProxy(Class<?> type) {
        Class<?> real = type;
        while (isGenerated(real) && real.getSuperclass() != Object.class) {
            real = real.getSuperclass();
        }
        return real;
    }

    private static boolean isGenerated(Class<?> type) {
        return type.getName().contains("$$") || type.getName().contains("$HibernateProxy$");
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static Shape bareShape(Class<?> type) {
        try {
            if (type.getMethod("toString").getDeclaringClass() != Object.class) {
                return Shape.text();
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has toString", e);
        }
        if (Object.class.equals(type.getSuperclass()) && type.getDeclaredFields().length == 0) {
            return Shape.of(new String[0], new MethodHandle[0]);
        }
        throw new IllegalArgumentException(
                type.getName()
                        + " has no getter, no public field and no text of its own: nothing of it"
                        + " can be seen");
    }

    private static Map<String, AccessibleObject> components(Class<?> type) {
        Map<String, AccessibleObject> members = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.put(component.getName(), component.getAccessor());
        }
        return members;
    }

    private static Map<String, AccessibleObject> properties(Class<?> type) {
        Map<String, AccessibleObject> members = new TreeMap<>();
        for (Field field : type.getFields()) {
            if (isOfInstance(field)) {
                members.put(field.getName(), field);
            }
        }
        for (Method method : type.getMethods()) {
            String name = propertyName(method);
            if (!name.isEmpty()) {
                members.put(name, method);
            }
        }
        return members;
    }

    private static boolean isOfInstance(Member member) {
        return !Modifier.isStatic(member.getModifiers())
                && !member.isSynthetic()
                && !isOfTheJdk(member.getDeclaringClass());
    }

    /** The property a method gets, or an empty name. */
    private static String propertyName(Method method) {
        boolean reads =
                isOfInstance(method)
                        && method.getParameterCount() == 0
                        && method.getReturnType() != void.class;
        if (!reads) {
            return "";
        }
        String name = method.getName();
        if (name.startsWith("get")) {
            return decapitalized(name.substring(3));
        }
        boolean question = name.startsWith("is") && method.getReturnType() == boolean.class;
        return question ? decapitalized(name.substring(2)) : "";
    }

    /** As JavaBeans do: {@code Name} is {@code name}, {@code URL} stays. */
    private static String decapitalized(String name) {
        if (name.isEmpty() || Character.isLowerCase(name.charAt(0))) {
            return "";
        }
        if (name.length() > 1 && Character.isUpperCase(name.charAt(1))) {
            return name;
        }
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static MethodHandle reader(Class<?> type, String name, AccessibleObject member) {
        if (!member.trySetAccessible()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + "."
                            + name
                            + " cannot be read: make the class public or open its package to"
                            + " io.worklog.core");
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle handle =
                    member instanceof Method method
                            ? lookup.unreflect(method)
                            : lookup.unreflectGetter((Field) member);
            return handle.asType(READER);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName() + "." + name + " was made readable", e);
        }
    }
}
