package io.worklog.spring.reference;

import io.worklog.catalog.EventType;
import io.worklog.catalog.StateRules;
import io.worklog.spring.Label;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The properties of the class whose changes a type's events tell, as a comparison sees them. */
final class StateFields {
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][\\w]*\\.)+");

    private StateFields() {}

    static List<StateField> of(EventType<?> type) {
        return type.state().map(state -> fields(state, type.states())).orElse(List.of());
    }

    private static List<StateField> fields(Class<?> state, StateRules rules) {
        List<StateField> fields = new ArrayList<>();
        if (state.isRecord()) {
            for (RecordComponent one : state.getRecordComponents()) {
                fields.add(
                        field(
                                one.getName(),
                                one.getGenericType(),
                                rules,
                                one.getAccessor(),
                                state));
            }
            return fields;
        }
        Map<String, StateField> found = new TreeMap<>();
        for (Field one : state.getFields()) {
            if (!Modifier.isStatic(one.getModifiers())) {
                String name = one.getName();
                found.put(name, field(name, one.getGenericType(), rules, one, state));
            }
        }
        Method[] methods = state.getMethods();
        java.util.Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
        for (Method one : methods) {
            String name = property(one);
            if (name != null) {
                found.put(name, field(name, one.getGenericReturnType(), rules, one, state));
            }
        }
        return List.copyOf(found.values());
    }

    private static StateField field(
            String name, Type type, StateRules rules, AnnotatedElement member, Class<?> state) {
        return new StateField(
                name,
                PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.'),
                rules.classOf(name),
                rules.ignores(name),
                rules.isUnordered(name),
                dictionary(name, member, state));
    }

    private static @Nullable String dictionary(
            String name, AnnotatedElement member, Class<?> state) {
        Label label = member.getAnnotation(Label.class);
        for (Class<?> at = state; label == null && at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name) && label == null) {
                    label = field.getAnnotation(Label.class);
                }
            }
        }
        return label == null ? null : label.value();
    }

    /** The property a public method gets, or null. */
    private static @Nullable String property(Method method) {
        boolean reads =
                method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge()
                        && method.getReturnType() != void.class
                        && method.getDeclaringClass() != Object.class;
        String name = method.getName();
        int from = name.startsWith("get") ? 3 : 2;
        boolean getter =
                name.startsWith("get")
                        || (name.startsWith("is") && method.getReturnType() == boolean.class);
        if (!reads || !getter || name.length() == from) {
            return null;
        }
        String rest = name.substring(from);
        if (Character.isLowerCase(rest.charAt(0))) {
            return null;
        }
        boolean stays = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
        return stays ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    }
}
