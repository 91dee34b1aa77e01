package io.worklog.spring.planted;

import io.worklog.log.LogId;

/** Breaks both rules of the starter, so that the rules are seen to find it. */
public final class ReachesInside {
    public LogId log() {
        return new LogId("orders");
    }
}
