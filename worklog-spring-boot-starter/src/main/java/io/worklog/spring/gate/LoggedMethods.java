package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.worklog.spring.Logged;
import io.worklog.spring.gate.CallGraph.Implementation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Methods with {@link Logged}, and whether a proxy sees that they are called. */
final class LoggedMethods {
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String IMPORT = "org.springframework.context.annotation.Import";

    private static final List<JavaModifier> PAST_PROXIES =
            List.of(JavaModifier.PRIVATE, JavaModifier.STATIC, JavaModifier.FINAL);

    private final Set<String> madeBeans = new HashSet<>();
    private final Map<JavaCodeUnit, Set<String>> types = new HashMap<>();

    LoggedMethods(JavaClasses classes) {
        for (JavaClass type : classes) {
            type.getMethods().stream()
                    .filter(method -> method.isMetaAnnotatedWith(BEAN))
                    .forEach(method -> madeBeans.add(method.getRawReturnType().getName()));
            type.tryGetAnnotationOfType(IMPORT)
                    .flatMap(imported -> imported.get("value"))
                    .ifPresent(this::addImported);
        }
    }

    private void addImported(Object value) {
        if (value instanceof JavaClass[] imported) {
            Stream.of(imported).map(JavaClass::getName).forEach(madeBeans::add);
        }
    }

    /** Whether a call from there goes through a proxy that records. */
    boolean seen(JavaCodeUnit from, Implementation to) {
        return isLogged(to.code()) && whyNotSeen(from, to).isEmpty();
    }

    /** Whether a call from outside goes through a proxy that records. */
    boolean entered(Implementation handler) {
        return isLogged(handler.code()) && whyNotEntered(handler).isEmpty();
    }

    /** The names of the types that its annotations record. */
    Set<String> types(Implementation method) {
        return types.computeIfAbsent(method.code(), LoggedMethods::read);
    }

    private boolean isLogged(JavaCodeUnit unit) {
        return !types.computeIfAbsent(unit, LoggedMethods::read).isEmpty();
    }

    private static Set<String> read(JavaCodeUnit unit) {
        if (!(unit instanceof JavaMethod method)) {
            return Set.of();
        }
        try {
            return AnnotatedElementUtils.findMergedRepeatableAnnotations(
                            method.reflect(), Logged.class, Logged.List.class)
                    .stream()
                    .map(Logged::value)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (RuntimeException | LinkageError unloadable) {
            return Set.of();
        }
    }

    /** Why a call from there records nothing although the method has the annotation. */
    Optional<String> whyNotSeen(JavaCodeUnit from, Implementation to) {
        if (!isLogged(to.code())) {
            return Optional.empty();
        }
        String name = Units.shortName(to.code());
        if (isOneself(from.getOwner(), to.type())) {
            return Optional.of(name + " has @Logged but is called on this, past its proxy");
        }
        return isBean(to.type())
                ? whyNotEntered(to)
                : Optional.of(name + " has @Logged but its class is no bean");
    }

    /** Why no proxy can stand before the method although it has the annotation. */
    Optional<String> whyNotEntered(Implementation to) {
        if (!isLogged(to.code())) {
            return Optional.empty();
        }
        String what = obstacle(to);
        return what == null
                ? Optional.empty()
                : Optional.of(Units.shortName(to.code()) + " has @Logged but is " + what);
    }

    private static @Nullable String obstacle(Implementation to) {
        for (JavaModifier modifier : PAST_PROXIES) {
            if (Units.is(to.code(), modifier)) {
                return modifier.name().toLowerCase(java.util.Locale.ROOT);
            }
        }
        boolean closed = to.type().getModifiers().contains(JavaModifier.FINAL);
        return closed && to.type().getAllRawInterfaces().isEmpty() ? "of a final class" : null;
    }

    /** Whether the caller runs on the same object, or inside a class that belongs to it. */
    private static boolean isOneself(JavaClass caller, JavaClass called) {
        JavaClass at = caller;
        while (true) {
            if (at.isAssignableTo(called.getName()) || called.isAssignableTo(at.getName())) {
                return true;
            }
            Optional<JavaClass> around = at.getEnclosingClass();
            boolean inner = at.isAnonymousClass() || at.isLocalClass() || at.isInnerClass();
            if (!inner || around.isEmpty()) {
                return false;
            }
            at = around.get();
        }
    }

    private boolean isBean(JavaClass type) {
        return Stream.concat(
                        Stream.of(type),
                        Stream.concat(
                                type.getAllRawSuperclasses().stream(),
                                type.getAllRawInterfaces().stream()))
                .filter(one -> !one.getName().equals(Object.class.getName()))
                .anyMatch(one ->
                        madeBeans.contains(one.getName()) || one.isMetaAnnotatedWith(COMPONENT));
    }
}
