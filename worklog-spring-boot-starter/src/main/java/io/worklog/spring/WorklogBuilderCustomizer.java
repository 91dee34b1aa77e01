package io.worklog.spring;

import io.worklog.WorklogBuilder;

/** Changes the settings of the worklog before it is opened; beans run in their order. */
@FunctionalInterface
public interface WorklogBuilderCustomizer {
    /** Changes settings; MUST NOT open. */
    void customize(WorklogBuilder builder);
}
