package io.worklog.spring.logged;

import java.util.Arrays;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the interceptors of a proxy where they belong, whatever order others have: what records
 * within the transaction innermost, and before the hand-over of an asynchronous method, which
 * Spring puts outside of everything, one that takes who calls, the arguments and the state before
 * along to the other thread. It is not ordered, so that it comes after what adds the hand-over.
 */
final class AsyncStart implements BeanPostProcessor {
    private final MethodInterceptor beginning;

    /**
     * A post-processor.
     *
     * @param beginning begins calls that another thread ends
     */
    AsyncStart(MethodInterceptor beginning) {
        this.beginning = beginning;
    }

    @Override
    public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Advised proxy && !proxy.isFrozen()) {
            List<Advisor> advisors = Arrays.asList(proxy.getAdvisors());
            int outside = indexOf(advisors, Place.OUTSIDE);
            if (outside >= 0) {
                arrange(proxy, advisors, outside);
            }
        }
        return bean;
    }

    private void arrange(Advised proxy, List<Advisor> advisors, int outside) {
        int inside = indexOf(advisors, Place.INSIDE);
        if (inside >= 0 && inside < advisors.size() - 1) {
            Advisor innermost = advisors.get(inside);
            proxy.removeAdvisor(inside);
            proxy.addAdvisor(innermost);
        }
        for (int i = 0; i < outside; i++) {
            if (advisors.get(i).getAdvice() instanceof AsyncExecutionInterceptor) {
                proxy.addAdvisor(
                        0,
                        new DefaultPointcutAdvisor(
                                ((LoggedAdvisor) advisors.get(outside)).getPointcut(), beginning));
                return;
            }
        }
    }

    private static int indexOf(List<Advisor> advisors, Place place) {
        for (int i = 0; i < advisors.size(); i++) {
            if (advisors.get(i) instanceof LoggedAdvisor logged && logged.place() == place) {
                return i;
            }
        }
        return -1;
    }
}
