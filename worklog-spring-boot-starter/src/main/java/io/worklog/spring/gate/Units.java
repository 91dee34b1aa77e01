package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** Methods as ArchUnit knows them. */
final class Units {
    private Units() {}

    /** A method among the imported classes; nothing where its class was not imported. */
    static Optional<JavaMethod> find(JavaClasses classes, Method method) {
        String owner = method.getDeclaringClass().getName();
        if (!classes.contain(owner)) {
            return Optional.empty();
        }
        String[] parameters =
                Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .toArray(String[]::new);
        return classes.get(owner).tryGetMethod(method.getName(), parameters);
    }

    static boolean is(JavaCodeUnit unit, JavaModifier modifier) {
        return unit.getModifiers().contains(modifier);
    }

    static boolean isAbstract(JavaClass type) {
        return type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    /** Such as {@code Ledger.note}. */
    static String shortName(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }

    static String location(JavaCodeUnit unit) {
        return unit.getSourceCodeLocation().toString();
    }

    static String location(JavaClass type) {
        return type.getSourceCodeLocation().toString();
    }
}
