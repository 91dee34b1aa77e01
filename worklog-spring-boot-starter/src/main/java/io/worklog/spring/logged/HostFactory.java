package io.worklog.spring.logged;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The factory that the parts are made in, which is no bean that they could ask for. */
final class HostFactory implements BeanFactoryAware, AopInfrastructureBean {
    private @Nullable ConfigurableListableBeanFactory beans;

    @Override
    public void setBeanFactory(BeanFactory factory) {
        beans = (ConfigurableListableBeanFactory) factory;
    }

    ConfigurableListableBeanFactory beans() {
        ConfigurableListableBeanFactory known = beans;
        if (known == null) {
            throw new IllegalStateException("the factory is not known yet");
        }
        return known;
    }
}
