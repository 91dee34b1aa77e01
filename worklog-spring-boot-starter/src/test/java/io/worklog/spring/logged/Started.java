package io.worklog.spring.logged;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.event.AuditEvent;
import io.worklog.testing.RecordingWorklog;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A small application with annotated beans, and what it recorded since it was last asked. */
final class Started implements AutoCloseable {
    private final RecordingWorklog worklog;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final AtomicInteger read = new AtomicInteger();

    private Started(RecordingWorklog worklog, String[] properties, Class<?>... beans) {
        this.worklog = worklog;
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(Worklog.class, () -> worklog);
        context.registerBean(
                Catalog.class, () -> Catalog.builder().add(Billing.class).refuseUnknown().build());
        context.register(beans);
        context.register(LoggedAutoConfiguration.class);
        context.refresh();
    }

    static Started with(Class<?>... beans) {
        return with(new String[0], beans);
    }

    static Started with(String[] properties, Class<?>... beans) {
        return new Started(RecordingWorklog.open(), properties, beans);
    }

    static Started with(UnaryOperator<io.worklog.WorklogBuilder> settings, Class<?>... beans) {
        return new Started(RecordingWorklog.open(settings), new String[0], beans);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @SuppressWarnings("unchecked")
    <T> T bean(String name) {
        return (T) context.getBean(name);
    }

    RecordingWorklog worklog() {
        return worklog;
    }

    /** The events since the last question. */
    List<AuditEvent> events() {
        List<AuditEvent> all = worklog.events().stream().map(recorded -> recorded.event()).toList();
        return all.subList(read.getAndSet(all.size()), all.size());
    }

    /** The one event since the last question. */
    AuditEvent event() {
        List<AuditEvent> events = events();
        if (events.size() != 1) {
            throw new AssertionError("wanted one event, there are " + events);
        }
        return events.get(0);
    }

    @Override
    public void close() {
        context.close();
        worklog.close();
    }
}
