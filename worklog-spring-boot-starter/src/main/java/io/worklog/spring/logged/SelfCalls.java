package io.worklog.spring.logged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Looks in the bytes of a class for calls of its own annotated methods on {@code this}: such a call
 * does not pass the proxy and goes unrecorded. A method that also gets hold of another object of
 * the class, its own proxy for instance, is given the benefit of the doubt.
 */
final class SelfCalls {
    private final Set<String> owners = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();

    private SelfCalls(Class<?> type, Set<Method> annotated) {
        for (Class<?> home = type; isHosts(home); home = home.getSuperclass()) {
            owners.add(Type.getInternalName(home));
        }
        annotated.forEach(method -> wanted.add(signature(method.getName(), method)));
    }

    private static boolean isHosts(Class<?> type) {
        return type != null && !Members.isOfTheJdk(type);
    }

    private static String signature(String name, Method method) {
        return name + Type.getMethodDescriptor(method);
    }

    /** Each call as {@code caller calls method}; empty where there is none. */
    static Set<String> in(Class<?> type, Set<Method> annotated) {
        SelfCalls calls = new SelfCalls(type, annotated);
        for (Class<?> home = type; isHosts(home); home = home.getSuperclass()) {
            calls.look(home);
        }
        return calls.found;
    }

    private void look(Class<?> home) {
        try (InputStream bytes = home.getResourceAsStream(ClassUtils.getClassFileName(home))) {
            if (bytes != null) {
                new ClassReader(bytes).accept(new Looking(), ClassReader.SKIP_FRAMES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at every method of a class. */
    private final class Looking extends ClassVisitor {
        Looking() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String generic, String[] thrown) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
            return isStatic || bridge ? null : new Body(name, descriptor);
        }
    }

    /** Looks at the instructions of one method. */
    private final class Body extends MethodVisitor {
        private final String caller;
        private final Set<String> calls = new LinkedHashSet<>();
        private boolean meetsOthers;

        Body(String caller, String descriptor) {
            super(Opcodes.ASM9);
            this.caller = caller;
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                meet(parameter);
            }
        }

        private void meet(Type type) {
            meetsOthers |= type.getSort() == Type.OBJECT && owners.contains(type.getInternalName());
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
                meet(Type.getType(descriptor));
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.CHECKCAST || opcode == Opcodes.NEW) {
                meet(Type.getObjectType(type));
            }
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            meet(Type.getReturnType(descriptor));
            boolean onThis = opcode == Opcodes.INVOKEVIRTUAL && owners.contains(owner);
            if (onThis && wanted.contains(name + descriptor)) {
                calls.add(name);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle
                        && owners.contains(handle.getOwner())
                        && wanted.contains(handle.getName() + handle.getDesc())) {
                    calls.add(handle.getName());
                }
            }
        }

        @Override
        public void visitEnd() {
            if (!meetsOthers) {
                String name = caller.startsWith("lambda$") ? caller.split("\\$")[1] : caller;
                calls.forEach(call -> found.add(name + " calls " + call));
            }
        }
    }
}
