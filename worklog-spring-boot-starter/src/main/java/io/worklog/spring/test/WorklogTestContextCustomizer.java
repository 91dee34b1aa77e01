package io.worklog.spring.test;

import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts a test's worklog in the place of every other one.
 *
 * @param home the package of the application, where its event types are looked for; empty where the
 *     application says that itself
 * @param properties of the environment, each {@code name=value}
 */
record WorklogTestContextCustomizer(String home, List<String> properties)
        implements ContextCustomizer {
    WorklogTestContextCustomizer {
        properties = List.copyOf(properties);
    }

    @Override
    public void customizeContext(
            ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        TestPropertyValues values = TestPropertyValues.of(properties);
        if (!home.isEmpty()) {
            BeanFactory beans = context.getBeanFactory();
            AutoConfigurationPackages.register((BeanDefinitionRegistry) beans, home);
            values = values.and(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY + "=false");
        }
        values.applyTo(context);
        context.addBeanFactoryPostProcessor(new WorklogReplacement());
    }
}
