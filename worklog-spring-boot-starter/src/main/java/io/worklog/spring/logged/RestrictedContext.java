package io.worklog.spring.logged;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.AccessException;
import org.springframework.expression.BeanResolver;
import org.springframework.expression.ConstructorResolver;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.IndexAccessor;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypeLocator;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.support.ReflectiveMethodResolver;
import org.springframework.expression.spel.support.StandardOperatorOverloader;
import org.springframework.expression.spel.support.StandardTypeComparator;
import org.springframework.expression.spel.support.StandardTypeConverter;

/**
 * What Spring's language may do within an expression: read variables, read properties and call the
 * methods that {@link Members} allows, nothing else. It has no types, constructors, functions or
 * assignments, and of beans only those the host allowed.
 */
final class RestrictedContext implements EvaluationContext {
    private static final TypeComparator COMPARATOR = new StandardTypeComparator();
    private static final TypeConverter CONVERTER = new StandardTypeConverter();
    private static final OperatorOverloader OPERATORS = new StandardOperatorOverloader();

    private final Names names;
    private final Scope scope;
    private final AllowedBeans beans;
    private final Members members;
    private final Set<Object> handedOut = Collections.newSetFromMap(new IdentityHashMap<>(1));

    RestrictedContext(Names names, Scope scope, AllowedBeans beans, Members members) {
        this.names = names;
        this.scope = scope;
        this.beans = beans;
        this.members = members;
    }

    @Override
    public TypedValue getRootObject() {
        return TypedValue.NULL;
    }

    @Override
    public List<PropertyAccessor> getPropertyAccessors() {
        return List.of(new Properties(members));
    }

    @Override
    public List<IndexAccessor> getIndexAccessors() {
        return List.of();
    }

    @Override
    public List<ConstructorResolver> getConstructorResolvers() {
        return List.of();
    }

    @Override
    public List<MethodResolver> getMethodResolvers() {
        return List.of(new Methods(handedOut));
    }

    @Override
    public @Nullable BeanResolver getBeanResolver() {
        return (context, name) -> {
            Object bean = bean(name);
            if (bean == null) {
                throw new AccessException("there is no bean named " + name);
            }
            return bean;
        };
    }

    private @Nullable Object bean(String name) throws AccessException {
        try {
            beans.type(name);
            Object bean = beans.get(name);
            if (bean != null) {
                handedOut.add(bean);
            }
            return bean;
        } catch (ExpressionFault e) {
            throw new AccessException(e.what());
        }
    }

    @Override
    public TypeLocator getTypeLocator() {
        return name -> {
            throw new SpelEvaluationException(SpelMessage.TYPE_NOT_FOUND, name);
        };
    }

    @Override
    public TypeConverter getTypeConverter() {
        return CONVERTER;
    }

    @Override
    public TypeComparator getTypeComparator() {
        return COMPARATOR;
    }

    @Override
    public OperatorOverloader getOperatorOverloader() {
        return OPERATORS;
    }

    @Override
    public boolean isAssignmentEnabled() {
        return false;
    }

    @Override
    public TypedValue assignVariable(String name, Supplier<TypedValue> value) {
        throw new SpelEvaluationException(SpelMessage.VARIABLE_ASSIGNMENT_NOT_SUPPORTED, name);
    }

    @Override
    public void setVariable(String name, @Nullable Object value) {
        throw new SpelEvaluationException(SpelMessage.VARIABLE_ASSIGNMENT_NOT_SUPPORTED, name);
    }

    @Override
    public @Nullable Object lookupVariable(String name) {
        return names.value(name, scope);
    }

    /** Reads what {@link Members} shows; a property of nothing is nothing. */
    private record Properties(Members members) implements PropertyAccessor {
        @Override
        public Class<?> @Nullable [] getSpecificTargetClasses() {
            return null;
        }

        @Override
        public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
            return target == null
                    || (target.getClass().isArray() && name.equals("length"))
                    || members.property(target.getClass(), name) != null;
        }

        @Override
        public TypedValue read(EvaluationContext context, @Nullable Object target, String name)
                throws AccessException {
            if (target == null) {
                return TypedValue.NULL;
            }
            if (target.getClass().isArray()) {
                return new TypedValue(java.lang.reflect.Array.getLength(target));
            }
            Member member = members.property(target.getClass(), name);
            if (member == null) {
                throw new AccessException("no property " + name);
            }
            return new TypedValue(Members.read(member, target));
        }

        @Override
        public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
            return false;
        }

        @Override
        public void write(
                EvaluationContext context,
                @Nullable Object target,
                String name,
                @Nullable Object value)
                throws AccessException {
            throw new AccessException("an expression here only reads");
        }
    }

    /** Finds methods as Spring does, among those that may be called. Used by one thread. */
    private static final class Methods extends ReflectiveMethodResolver {
        private final Set<Object> beans;
        private boolean bean;

        Methods(Set<Object> beans) {
            super(false);
            this.beans = beans;
        }

        @Override
        protected boolean isCandidateForInvocation(Method method, Class<?> targetClass) {
            return Members.mayCall(method, targetClass, bean);
        }

        @Override
        public @Nullable MethodExecutor resolve(
                EvaluationContext context,
                Object target,
                String name,
                List<TypeDescriptor> argumentTypes)
                throws AccessException {
            if (target instanceof Class<?>) {
                return null;
            }
            bean = beans.contains(target);
            return super.resolve(context, target, name, argumentTypes);
        }
    }
}
