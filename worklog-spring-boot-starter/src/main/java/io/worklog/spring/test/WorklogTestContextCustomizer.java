package io.worklog.spring.test;

import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts a test's worklog in the place of every other one.
 *
 * @param slice whether the application's own auto-configuration stays off
 * @param properties of the environment, each {@code name=value}
 */
record WorklogTestContextCustomizer(boolean slice, List<String> properties)
        implements ContextCustomizer {
    WorklogTestContextCustomizer {
        properties = List.copyOf(properties);
    }

    @Override
    public void customizeContext(
            ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        TestPropertyValues values = TestPropertyValues.of(properties);
        if (slice) {
            values = values.and(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY + "=false");
        }
        values.applyTo(context);
        context.addBeanFactoryPostProcessor(new WorklogReplacement());
    }
}
