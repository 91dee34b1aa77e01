package io.worklog.spring.logged;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Moves Spring's transaction advisor out of the last place, where it is unless the host says
 * otherwise: that place is for what records within the transaction.
 */
final class TransactionOrder implements BeanPostProcessor, PriorityOrdered {
    private static final String ADVISOR =
            "org.springframework.transaction.interceptor."
                    + "BeanFactoryTransactionAttributeSourceAdvisor";
    private static final int LAST_BUT_ONE = Ordered.LOWEST_PRECEDENCE - 1;

    @Override
    public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
        boolean last =
                bean.getClass().getName().equals(ADVISOR)
                        && bean instanceof AbstractPointcutAdvisor advisor
                        && advisor.getOrder() == Ordered.LOWEST_PRECEDENCE;
        if (last) {
            ((AbstractPointcutAdvisor) bean).setOrder(LAST_BUT_ONE);
        }
        return bean;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
