package io.worklog.spring.autoconfigure.aot;

import io.worklog.Worklog;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the application from generated code, pays an order, and gives the types of what is on
 * record about it. Runs in a class loader of its own, so it takes and gives what Java itself has.
 */
public final class Started implements BiFunction<String, String[], List<String>> {
    @Override
    public List<String> apply(String initializer, String[] properties) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            TestPropertyValues.of(properties).applyTo(context);
            generated(initializer).initialize(context);
            context.refresh();
            context.getBean(PreparedApplication.Desk.class).pay("1");
            return context.getBean(Worklog.class).history("order", "1").events().stream()
                    .map(found -> found.event().type().name())
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static ApplicationContextInitializer<GenericApplicationContext> generated(String name) {
        try {
            return (ApplicationContextInitializer<GenericApplicationContext>)
                    Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
