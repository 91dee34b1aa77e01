package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.spring.context.CallerContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says once, when the application has started, where its events go, who acts in them, what is
 * promised about them and where to look; where the worklog is opened after the start, then.
 */
final class StartLine implements ApplicationListener<ApplicationStartedEvent> {
    private final ListableBeanFactory beans;
    private final WorklogOpener opener;
    private final boolean readOnly;
    private final AtomicBoolean said = new AtomicBoolean();

    StartLine(ListableBeanFactory beans, WorklogOpener opener, boolean readOnly) {
        this.beans = beans;
        this.opener = opener;
        this.readOnly = readOnly;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        if (!said.compareAndSet(false, true)) {
            return;
        }
        if (opener.isLate()) {
            opener.openSoon(this::say);
        } else {
            say();
        }
    }

    private void say() {
        Worklog worklog = only(Worklog.class);
        if (worklog != null) {
            System.getLogger(Worklog.class.getName()).log(System.Logger.Level.INFO, text(worklog));
        }
    }

    private <T> @Nullable T only(Class<T> type) {
        return beans.getBeanProvider(type).getIfUnique();
    }

    private String text(Worklog worklog) {
        OpenedStore opened =
                opener.opened().orElse(new OpenedStore("the application's own", "unknown"));
        CallerContext caller = only(CallerContext.class);
        StatusPage page = only(StatusPage.class);
        return new StringBuilder("Worklog: store ")
                .append(opened.store())
                .append("; index ")
                .append(opened.index())
                .append("; actor from ")
                .append(caller == null ? "each event" : caller.actorSource())
                .append("; delivery ")
                .append(delivery(worklog))
                .append("; page ")
                .append(page == null ? "none" : page.where())
                .toString();
    }

    private String delivery(Worklog worklog) {
        if (readOnly) {
            return "none, read-only";
        }
        return worklog.outbox().isPresent()
                ? "durable, background and transactional"
                : "durable and background, not transactional";
    }
}
