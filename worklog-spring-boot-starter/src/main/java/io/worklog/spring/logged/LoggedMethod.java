package io.worklog.spring.logged;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * A method as its class has it: what it is called, and what its expressions may see.
 *
 * @param method the most specific one
 * @param target the class of the bean
 */
record LoggedMethod(Method method, Class<?> target) {
    private static final ParameterNameDiscoverer DISCOVERER = new DefaultParameterNameDiscoverer();

    static LoggedMethod of(Method method, Class<?> target) {
        return new LoggedMethod(AopUtils.getMostSpecificMethod(method, target), target);
    }

    /** Such as {@code Orders.cancel}. */
    String name() {
        return ClassUtils.getUserClass(target).getSimpleName() + '.' + method.getName();
    }

    Names names() {
        Names names = new Names();
        @Nullable String @Nullable [] parameters = parameterNames();
        for (int i = 0; i < method.getParameterCount(); i++) {
            names.addParameter(
                    i,
                    parameters == null ? null : parameters[i],
                    ResolvableType.forMethodParameter(
                            new MethodParameter(method, i).withContainingClass(target)));
        }
        ResolvableType result =
                Ends.resultOf(
                        ResolvableType.forMethodReturnType(
                                method, ClassUtils.getUserClass(target)));
        if (result.toClass() != void.class && result.toClass() != Void.class) {
            names.addResult(result);
        }
        return names;
    }

    private @Nullable String @Nullable [] parameterNames() {
        @Nullable String @Nullable [] own = DISCOVERER.getParameterNames(method);
        Method promised = own == null ? LoggedMethods.promised(method, target) : null;
        return promised == null ? own : DISCOVERER.getParameterNames(promised);
    }
}
