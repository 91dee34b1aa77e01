package io.worklog.spring.test;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.testing.EventAssert;
import io.worklog.testing.LogAssert;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.SettableClock;
import io.worklog.testing.WorklogAssertions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the test at hand has recorded. A bean in every {@link WorklogTest}; it is empty, and its
 * clock stands at the start of 2026, when a test method begins. Thread-safe.
 */
public final class TestWorklog {
    private final TestSettings settings;
    private final AtomicReference<RecordingWorklog> current;
    private final Worklog standIn;

    TestWorklog(TestSettings settings) {
        this.settings = settings;
        this.current = new AtomicReference<>(settings.open());
        this.standIn =
                (Worklog)
                        Proxy.newProxyInstance(
                                Worklog.class.getClassLoader(),
                                new Class<?>[] {Worklog.class},
                                (proxy, method, arguments) -> call(proxy, method, arguments));
    }

    /** Says something about the events of a type: there is at least one. */
    public EventAssert assertThat(EventType<?> type) {
        return assertThat().recorded(type);
    }

    /** Says something about the events of a type: there is at least one. */
    public EventAssert assertThat(String type) {
        return assertThat().recorded(type);
    }

    /** Says something about everything recorded so far. */
    public LogAssert assertThat() {
        return WorklogAssertions.assertThat(worklog());
    }

    /** Everything recorded so far, in order. */
    public List<RecordedEvent> events() {
        return worklog().events();
    }

    /** The clock that the events of this test method take their times from. */
    public SettableClock clock() {
        return worklog().clock();
    }

    /** The worklog of this test method, to verify, search or read as any other. */
    public RecordingWorklog worklog() {
        return current.get();
    }

    /** The bean that stands for whichever worklog the running test method has. */
    Worklog standIn() {
        return standIn;
    }

    void reset() {
        current.getAndSet(settings.open()).close();
    }

    void close() {
        worklog().close();
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the worklog of the running test";
            };
        }
        try {
            return method.invoke(worklog(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
