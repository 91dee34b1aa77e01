package io.worklog.spring.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Empties the worklog before every method of a {@link WorklogTest}. */
final class WorklogTestExecutionListener implements TestExecutionListener {
    WorklogTestExecutionListener() {}

    @Override
    public void beforeTestMethod(TestContext context) {
        if (TestContextAnnotationUtils.hasAnnotation(context.getTestClass(), WorklogTest.class)) {
            context.getApplicationContext().getBean(TestWorklog.class).reset();
        }
    }
}
