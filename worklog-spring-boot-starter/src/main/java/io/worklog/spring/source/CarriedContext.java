package io.worklog.spring.source;

import io.worklog.context.WorklogContext;
import io.worklog.spring.context.CallerContext;

/** What the thread carries, and nothing else. */
final class CarriedContext implements CallerContext {
    @Override
    public WorklogContext current() {
        return WorklogContext.current();
    }

    @Override
    public String actorSource() {
        return "carried by the thread";
    }
}
