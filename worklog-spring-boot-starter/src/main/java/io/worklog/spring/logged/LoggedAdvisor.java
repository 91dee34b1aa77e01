package io.worklog.spring.logged;

import java.lang.reflect.Method;
import org.aopalliance.aop.Advice;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.Ordered;

/** Puts an interceptor around annotated methods, at one of two places. */
final class LoggedAdvisor extends AbstractPointcutAdvisor {
    private static final long serialVersionUID = 1L;

    /** Leaves room for what a host wants around even this. */
    static final int OUTSIDE_ORDER = Ordered.HIGHEST_PRECEDENCE + 1_000;

    private final Place place;
    private final transient LoggedInterceptor interceptor;
    private final transient Pointcut pointcut;

    LoggedAdvisor(Place place, LoggedMethods methods, BeanFactory beans) {
        this.place = place;
        this.interceptor = new LoggedInterceptor(place, beans);
        this.pointcut = new Annotated(methods);
        setOrder(place == Place.OUTSIDE ? OUTSIDE_ORDER : Ordered.LOWEST_PRECEDENCE);
    }

    Place place() {
        return place;
    }

    @Override
    public Pointcut getPointcut() {
        return pointcut;
    }

    @Override
    public Advice getAdvice() {
        return interceptor;
    }

    /** The methods that carry or inherit an annotation. */
    private static final class Annotated extends StaticMethodMatcherPointcut {
        private final LoggedMethods methods;

        Annotated(LoggedMethods methods) {
            this.methods = methods;
            setClassFilter(methods::mayHave);
        }

        @Override
        public boolean matches(Method method, Class<?> targetClass) {
            return !methods.of(method, targetClass).isEmpty();
        }
    }
}
