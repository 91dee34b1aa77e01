package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.type.MethodMetadata;

/** Every bean of this package gives way to one of the application's. */
class BacksOffTest {
    private static final String HERE = BacksOffTest.class.getPackageName() + ".";

    private static final String OWN = "own";

    /** There may be several of their type, or nobody knows it: the name tells which is meant. */
    private static final Set<String> BY_NAME =
            Set.of(
                    "worklogCaffeineLevel",
                    "worklogRedisLevel",
                    "worklogIsOpenedAtStart",
                    "worklogOpener",
                    "worklogStartLine",
                    "worklogUnsetProperties");

    @TempDir private Path folder;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                WorklogAutoConfiguration.class, DataRedisAutoConfiguration.class))
                .withPropertyValues("worklog.directory=" + folder);
    }

    @TestFactory
    Stream<DynamicTest> eachBean() {
        Map<String, String> beans = new TreeMap<>();
        runner().run(context -> beans.putAll(ours(context)));
        assertThat(beans.keySet())
                .contains("worklog", "worklogCatalog", "worklogCache", "worklogRedisLevel")
                .contains("worklogTailSignal", "worklogJdbcTechnology", "worklogOutboxSource")
                .contains("worklogMongodbTechnology", "worklogStatusPage", "worklogStartLine");
        return beans.entrySet().stream()
                .map(bean ->
                        DynamicTest.dynamicTest(
                                bean.getKey(), () -> backsOff(bean.getKey(), bean.getValue())));
    }

    /** Names of beans that are made here, with their types. */
    private static Map<String, String> ours(AssertableApplicationContext context) {
        Map<String, String> found = new TreeMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            MethodMetadata method = factoryMethod(context, name);
            if (method != null && method.getDeclaringClassName().startsWith(HERE)) {
                found.put(name, method.getReturnTypeName());
            }
        }
        return found;
    }

    private static @Nullable MethodMetadata factoryMethod(
            AssertableApplicationContext context, String name) {
        BeanDefinition bean =
                ((DefaultListableBeanFactory)
                                context.getSourceApplicationContext()
                                        .getAutowireCapableBeanFactory())
                        .getBeanDefinition(name);
        return bean instanceof AnnotatedBeanDefinition annotated
                ? annotated.getFactoryMethodMetadata()
                : null;
    }

    /** The application's bean only stands there: the start is ended before any is made. */
    private void backsOff(String name, String type) throws Exception {
        Class<?> kind = Class.forName(type);
        String own = BY_NAME.contains(name) ? name : "own";
        runner().withInitializer(
                        context -> {
                            RootBeanDefinition bean = new RootBeanDefinition();
                            bean.setTargetType(kind);
                            bean.setBeanClass(kind);
                            bean.setLazyInit(true);
                            bean.setAttribute(OWN, true);
                            ((DefaultListableBeanFactory) context.getBeanFactory())
                                    .registerBeanDefinition(own, bean);
                        })
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(beans -> {
                            assertThat(beans.getBeanDefinition(own).getAttribute(OWN))
                                    .isEqualTo(true);
                            assertThat(own.equals(name) || !beans.containsBeanDefinition(name))
                                    .isTrue();
                            throw new Seen();
                        }))
                .run(context -> assertThat(context.getStartupFailure()).isInstanceOf(Seen.class));
    }

    /** Everything that was to be seen was seen: the application need not start. */
    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anApplicationsWorklogIsAllThereIs() throws IOException {
        try (Worklog own = Worklog.open(folder.resolve("own"))) {
            runner().withBean("own", Worklog.class, () -> own)
                    .run(context -> {
                        assertThat(context.getBean(Worklog.class)).isSameAs(own);
                        assertThat(context.getBean(WorklogOpener.class).opened()).isEmpty();
                    });
        }
    }
}
