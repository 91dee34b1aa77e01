package io.worklog.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.AnnotatedClassFinder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Has the context of a {@link WorklogTest} use a worklog of the test's. */
final class WorklogTestContextCustomizerFactory implements ContextCustomizerFactory {
    WorklogTestContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        WorklogTest test =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, WorklogTest.class);
        if (test == null) {
            return null;
        }
        boolean slice = !TestContextAnnotationUtils.hasAnnotation(testClass, SpringBootTest.class);
        return new WorklogTestContextCustomizer(
                slice ? home(testClass) : "", List.of(test.properties()));
    }

    /** The package of the application, as Boot finds it from a test; else the test's own. */
    private static String home(Class<?> testClass) {
        Class<?> application =
                new AnnotatedClassFinder(SpringBootConfiguration.class).findFromClass(testClass);
        return (application == null ? testClass : application).getPackageName();
    }
}
