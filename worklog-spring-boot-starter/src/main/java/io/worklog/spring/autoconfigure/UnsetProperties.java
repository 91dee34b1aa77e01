package io.worklog.spring.autoconfigure;

import io.worklog.spring.context.SetProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Leaves settings of which none is set unread until something needs them: there is nothing wrong
 * with defaults, and to read them all is a good part of a start. Where one is set, all of its group
 * are read at start, so that a wrong one fails it. Our configurations, too, are made only when a
 * bean of theirs is.
 */
final class UnsetProperties implements BeanFactoryPostProcessor {
    private static final String PREFIX = "worklog.";
    private static final String HERE = "io.worklog.spring.";
    private static final String CLASS = "-" + HERE;
    private static final String CONFIGURATION = "AutoConfiguration";

    private final Environment environment;

    UnsetProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        SetProperties set = new SetProperties(environment);
        for (String name : beans.getBeanDefinitionNames()) {
            if (isConfiguration(name) || isUnset(name, set)) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        }
        EarlyOpening.plan(beans);
    }

    private static boolean isConfiguration(String name) {
        return name.startsWith(HERE) && name.endsWith(CONFIGURATION);
    }

    private static boolean isUnset(String name, SetProperties set) {
        int end = name.startsWith(PREFIX) ? name.indexOf(CLASS) : -1;
        return end > 0 && !set.areBelow(name.substring(0, end));
    }
}
