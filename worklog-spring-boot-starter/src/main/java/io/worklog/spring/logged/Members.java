package io.worklog.spring.logged;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Which members of an object an expression may use. Thread-safe.
 *
 * <p>Properties: record components, public getters ({@code getX}, {@code isX}), public fields, the
 * length of an array. Methods: the same accessors by their names; of values of the JDK a list of
 * methods that only look; of a bean that is allowed, every public one. Never the methods of {@link
 * Object}, and nothing of classes, class loaders, threads, processes and reflection.
 */
final class Members {
    private static final Set<String> LOOKS_ONLY =
            Set.of(
                    "size",
                    "isEmpty",
                    "get",
                    "getFirst",
                    "getLast",
                    "contains",
                    "containsKey",
                    "containsValue",
                    "containsAll",
                    "indexOf",
                    "lastIndexOf",
                    "getOrDefault",
                    "keySet",
                    "values",
                    "isPresent",
                    "orElse",
                    "length",
                    "charAt",
                    "isBlank",
                    "startsWith",
                    "endsWith",
                    "substring",
                    "trim",
                    "strip",
                    "toUpperCase",
                    "toLowerCase",
                    "concat",
                    "name",
                    "ordinal",
                    "toString",
                    "compareTo",
                    "equals",
                    "equalsIgnoreCase",
                    "intValue",
                    "longValue",
                    "doubleValue",
                    "signum",
                    "scale",
                    "abs",
                    "negate",
                    "add",
                    "subtract",
                    "multiply",
                    "toPlainString",
                    "stripTrailingZeros",
                    "toMillis",
                    "toSeconds",
                    "toMinutes",
                    "toDays",
                    "toHours",
                    "isBefore",
                    "isAfter",
                    "toEpochMilli",
                    "toLocalDate",
                    "toLocalTime",
                    "plusDays",
                    "minusDays");

    /** Methods of the list above that change a collection or a map. */
    private static final Set<String> CHANGE_COLLECTIONS = Set.of("add");

    private static final Set<String> FORBIDDEN_PACKAGES =
            Set.of("java.lang.reflect", "java.lang.invoke", "java.lang.module", "java.security");

    private static final Set<Class<?>> FORBIDDEN =
            Set.of(
                    Class.class,
                    ClassLoader.class,
                    Module.class,
                    Thread.class,
                    ThreadGroup.class,
                    Process.class,
                    ProcessHandle.class,
                    Runtime.class,
                    System.class);

    private final Map<Key, Optional<Member>> properties = new ConcurrentHashMap<>();

    private record Key(Class<?> type, String name) {}

    /** The reader of a property, a method or a field; null where there is none. */
    @Nullable Member property(Class<?> type, String name) {
        Key key = new Key(type, name);
        Optional<Member> known = properties.get(key);
        if (known == null) {
            known = Optional.ofNullable(find(type, name));
            properties.put(key, known);
        }
        return known.orElse(null);
    }

    private static @Nullable Member find(Class<?> type, String name) {
        if (isForbidden(type) || name.equals("class")) {
            return null;
        }
        if (type.isRecord()) {
            Method accessor = ClassUtils.getMethodIfAvailable(type, name);
            if (accessor != null && isAccessor(accessor)) {
                return opened(accessor);
            }
        }
        String rest = StringUtils.capitalize(name);
        for (String getter : new String[] {"get" + rest, "get" + name, "is" + rest}) {
            Method method = ClassUtils.getMethodIfAvailable(type, getter);
            if (method != null && isAccessor(method)) {
                return opened(method);
            }
        }
        Field field = ReflectionUtils.findField(type, name);
        return field != null && isPublicInstance(field) ? opened(field) : null;
    }

    /**
     * A method that an expression may call on a value, by its name and the number of arguments.
     *
     * @param bean whether the value is a bean the host allowed
     */
    @Nullable Method method(Class<?> type, String name, int arguments, boolean bean) {
        if (isForbidden(type)) {
            return null;
        }
        for (Method method : type.getMethods()) {
            boolean named =
                    method.getName().equals(name) && method.getParameterCount() == arguments;
            if (named && !method.isBridge() && mayCall(method, type, bean)) {
                return opened(method);
            }
        }
        return null;
    }

    /** Whether an expression may call that method on a value of the type. */
    static boolean mayCall(Method method, Class<?> type, boolean bean) {
        if (!isPublicInstance(method) || isForbidden(type)) {
            return false;
        }
        if (isOfTheJdk(type)) {
            return looksOnly(method, type);
        }
        boolean ofObject =
                ClassUtils.hasMethod(Object.class, method.getName(), method.getParameterTypes());
        return !ofObject && (bean || isAccessor(method));
    }

    private static boolean looksOnly(Method method, Class<?> type) {
        boolean container =
                Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        if (container && CHANGE_COLLECTIONS.contains(method.getName())) {
            return false;
        }
        return LOOKS_ONLY.contains(method.getName()) || isGetter(method);
    }

    /** A getter, or a component of a record. */
    private static boolean isAccessor(Method method) {
        if (method.getParameterCount() > 0 || method.getReturnType() == void.class) {
            return false;
        }
        Class<?> home = method.getDeclaringClass();
        boolean component =
                home.isRecord() && ReflectionUtils.findField(home, method.getName()) != null;
        return isPublicInstance(method) && (component || isGetter(method));
    }

    private static boolean isGetter(Method method) {
        String name = method.getName();
        boolean shaped =
                (name.startsWith("get") && name.length() > 3)
                        || (name.startsWith("is") && name.length() > 2);
        return shaped
                && method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && method.getDeclaringClass() != Object.class
                && !isForbidden(method.getReturnType());
    }

    private static boolean isPublicInstance(Member member) {
        int modifiers = member.getModifiers();
        return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers);
    }

    static boolean isForbidden(Class<?> type) {
        for (Class<?> forbidden : FORBIDDEN) {
            if (forbidden.isAssignableFrom(type)) {
                return true;
            }
        }
        return FORBIDDEN_PACKAGES.contains(type.getPackageName());
    }

    static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static Member opened(Field field) {
        ReflectionUtils.makeAccessible(field);
        return field;
    }

    /** A public method of a hidden class is called as its public supertype declares it. */
    private static Method opened(Method method) {
        Method callable = ClassUtils.getPubliclyAccessibleMethodIfPossible(method, null);
        boolean hidden = !Modifier.isPublic(callable.getDeclaringClass().getModifiers());
        if (hidden && !isOfTheJdk(callable.getDeclaringClass())) {
            ((AccessibleObject) callable).trySetAccessible();
        }
        return callable;
    }

    /** The value of a property. */
    static @Nullable Object read(Member member, Object target) {
        return member instanceof Field field
                ? ReflectionUtils.getField(field, target)
                : ReflectionUtils.invokeMethod((Method) member, target);
    }
}
