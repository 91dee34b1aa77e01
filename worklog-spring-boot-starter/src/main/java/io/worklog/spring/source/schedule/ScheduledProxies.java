package io.worklog.spring.source.schedule;

import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.Ordered;

/**
 * Puts a proxy before beans with scheduled methods, outside of all others, and before Spring looks
 * for what is to be scheduled.
 */
final class ScheduledProxies extends AbstractAdvisingBeanPostProcessor {
    private static final long serialVersionUID = 1L;

    ScheduledProxies(Supplier<RecordedJobs> jobs) {
        setBeforeExistingAdvisors(true);
        setProxyTargetClass(true);
        setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        this.advisor = new DefaultPointcutAdvisor(new Runs(), new Watch(jobs));
    }

    @Override
    protected boolean isEligible(Class<?> type) {
        return ScheduledMethods.canBeWatched(type) && super.isEligible(type);
    }

    /** The methods that are scheduled. */
    private static final class Runs extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> type) {
            return ScheduledMethods.isWatched(AopUtils.getMostSpecificMethod(method, type));
        }
    }

    /** Runs a scheduled method as a job of its name. */
    private static final class Watch implements MethodInterceptor {
        private final Supplier<RecordedJobs> jobs;

        Watch(Supplier<RecordedJobs> jobs) {
            this.jobs = jobs;
        }

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            Object self = call.getThis();
            Class<?> type =
                    self == null
                            ? call.getMethod().getDeclaringClass()
                            : AopUtils.getTargetClass(self);
            String job = type.getSimpleName() + "." + call.getMethod().getName();
            Done done = jobs.get().call(job, () -> proceed(call));
            if (done.failure() != null) {
                throw done.failure();
            }
            return done.result();
        }

        private static Done proceed(MethodInvocation call) throws Exception {
            try {
                return new Done(call.proceed(), null);
            } catch (Exception e) {
                throw e;
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return new Done(null, e);
            }
        }
    }

    /**
     * What a call gave.
     *
     * @param result of it
     * @param failure that is neither an exception nor an error
     */
    private record Done(@Nullable Object result, @Nullable Throwable failure) {}
}
