package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which methods of the imported classes a method may run. References to methods count as calls. */
final class CallGraph {
    private static final Map<String, Set<String>> RECORDING =
            Map.of(
                    "io.worklog.Recording", Set.of("commit", "commitAsync", "call"),
                    "io.worklog.Watched", Set.of("call"),
                    "io.worklog.AuditLog", Set.of("append", "appendAsync", "batch"));

    private final JavaClasses classes;
    private final Map<JavaCodeUnit, List<Call>> calls = new HashMap<>();
    private final Map<String, List<Implementation>> implementations = new HashMap<>();

    CallGraph(JavaClasses classes) {
        this.classes = classes;
    }

    /**
     * One call.
     *
     * @param reaches every method it may run; empty where none of them is imported
     */
    record Call(List<Implementation> reaches) {}

    /**
     * A method that a call may run.
     *
     * @param type the class of the object it runs on
     * @param code the method, of that class or of one above it
     */
    record Implementation(JavaClass type, JavaCodeUnit code) {}

    /** Whether a method records by itself. */
    boolean commits(JavaCodeUnit unit) {
        return accesses(unit).anyMatch(access -> commits(access.getTarget()));
    }

    private static boolean commits(CodeUnitAccessTarget target) {
        return RECORDING.entrySet().stream()
                .anyMatch(door ->
                        door.getValue().contains(target.getName())
                                && target.getOwner().isAssignableTo(door.getKey()));
    }

    private static Stream<JavaAccess<? extends CodeUnitAccessTarget>> accesses(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
    }

    /** What a method calls of the imported classes, always in the same order. */
    List<Call> calls(JavaCodeUnit unit) {
        return calls.computeIfAbsent(unit, this::read);
    }

    private List<Call> read(JavaCodeUnit unit) {
        return accesses(unit)
                .filter(access -> classes.contain(access.getTargetOwner().getName()))
                .sorted(
                        Comparator.comparing((JavaAccess<? extends CodeUnitAccessTarget> access) ->
                                access.getTarget().getFullName()))
                .flatMap(access -> calls(unit, access.getTarget()))
                .toList();
    }

    private Stream<Call> calls(JavaCodeUnit from, CodeUnitAccessTarget target) {
        JavaClass owner = classes.get(target.getOwner().getName());
        if (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
            return constructed(owner, target);
        }
        return Stream.of(
                new Call(
                        isSuper(from, owner, target)
                                ? declared(owner, target).stream().toList()
                                : reached(owner, target)));
    }

    /** A local class is made to be run: any of its methods may be. */
    private static Stream<Call> constructed(JavaClass owner, CodeUnitAccessTarget target) {
        Stream<Call> constructor =
                owner.getConstructors().stream()
                        .filter(unit -> names(unit).equals(names(target)))
                        .map(unit -> new Call(List.of(new Implementation(owner, unit))));
        boolean local = owner.isAnonymousClass() || owner.isLocalClass();
        Stream<Call> methods =
                local
                        ? owner.getMethods().stream()
                                .map(unit -> new Call(List.of(new Implementation(owner, unit))))
                        : Stream.of();
        return Stream.concat(constructor, methods);
    }

    private static boolean isSuper(
            JavaCodeUnit from, JavaClass owner, CodeUnitAccessTarget target) {
        return from.getName().equals(target.getName())
                && names(from).equals(names(target))
                && !from.getOwner().equals(owner)
                && from.getOwner().isAssignableTo(owner.getName());
    }

    private List<Implementation> reached(JavaClass owner, CodeUnitAccessTarget target) {
        String key = owner.getName() + "#" + target.getName() + names(target);
        return implementations.computeIfAbsent(key, any -> find(owner, target));
    }

    private List<Implementation> find(JavaClass owner, CodeUnitAccessTarget target) {
        Optional<Implementation> own = declared(owner, target);
        boolean fixed =
                own.filter(one ->
                                Units.is(one.code(), JavaModifier.STATIC)
                                        || Units.is(one.code(), JavaModifier.PRIVATE))
                        .isPresent();
        if (fixed) {
            return own.stream().toList();
        }
        List<JavaClass> runnable =
                Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                        .filter(type -> !Units.isAbstract(type))
                        .filter(type -> classes.contain(type.getName()))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .toList();
        List<Implementation> found = new ArrayList<>();
        for (JavaClass type : runnable) {
            Optional<Implementation> one = declared(type, target);
            if (one.isEmpty()) {
                return List.of();
            }
            found.add(one.get());
        }
        return List.copyOf(found);
    }

    /** The method that an object of exactly this class runs. */
    private Optional<Implementation> declared(JavaClass type, CodeUnitAccessTarget target) {
        Stream<JavaClass> line =
                Stream.concat(
                        Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream()),
                        type.getAllRawInterfaces().stream()
                                .sorted(Comparator.comparing(JavaClass::getName)));
        return line.filter(home -> classes.contain(home.getName()))
                .flatMap(home -> matching(home, target))
                .filter(unit -> !Units.is(unit, JavaModifier.ABSTRACT))
                .findFirst()
                .map(unit -> new Implementation(type, unit));
    }

    private static Stream<JavaMethod> matching(JavaClass home, CodeUnitAccessTarget target) {
        return home.tryGetMethod(target.getName(), names(target).toArray(String[]::new)).stream();
    }

    private static List<String> names(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    private static List<String> names(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }
}
