package io.worklog.spring.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Leaves settings of which none is set unread until something needs them: there is nothing wrong
 * with defaults, and to read them all is a good part of a start. Where one is set, all of its group
 * are read at start, so that a wrong one fails it.
 */
final class UnsetProperties implements BeanFactoryPostProcessor {
    private static final String PREFIX = "worklog.";
    private static final String CLASS = "-io.worklog.spring.";

    private final Environment environment;

    UnsetProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        Iterable<ConfigurationPropertySource> sources =
                ConfigurationPropertySources.get(environment);
        for (String name : beans.getBeanDefinitionNames()) {
            int end = name.startsWith(PREFIX) ? name.indexOf(CLASS) : -1;
            if (end > 0 && !isSet(sources, ConfigurationPropertyName.of(name.substring(0, end)))) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        }
    }

    /** Where a source cannot say, it may be. */
    private static boolean isSet(
            Iterable<ConfigurationPropertySource> sources, ConfigurationPropertyName prefix) {
        for (ConfigurationPropertySource source : sources) {
            if (source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
