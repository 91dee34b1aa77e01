package io.worklog.spring.test;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.WorklogBuilderCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Takes every definition of a {@link Worklog} out of a context before it is made, so that no folder
 * and no store is opened, and puts the test's in.
 */
final class WorklogReplacement implements BeanDefinitionRegistryPostProcessor {
    private static final String WORKLOG = "worklog";
    private static final String TEST_WORKLOG = "worklogTestWorklog";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        // The definitions of the configuration classes are not there yet.
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        for (String name : beans.getBeanNamesForType(Worklog.class, true, false)) {
            registry.removeBeanDefinition(name);
        }
        RootBeanDefinition tester = new RootBeanDefinition(TestWorklog.class, () -> tester(beans));
        tester.setDestroyMethodName("close");
        registry.registerBeanDefinition(TEST_WORKLOG, tester);
        RootBeanDefinition worklog =
                new RootBeanDefinition(
                        Worklog.class,
                        () -> beans.getBean(TEST_WORKLOG, TestWorklog.class).standIn());
        worklog.setPrimary(true);
        worklog.setRole(BeanDefinition.ROLE_APPLICATION);
        registry.registerBeanDefinition(WORKLOG, worklog);
    }

    private static TestWorklog tester(ConfigurableListableBeanFactory beans) {
        return new TestWorklog(
                new TestSettings(
                        beans.getBeanProvider(Catalog.class),
                        beans.getBeanProvider(WorklogListener.class),
                        beans.getBeanProvider(WorklogBuilderCustomizer.class)));
    }
}
