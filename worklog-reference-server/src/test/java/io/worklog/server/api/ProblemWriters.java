package io.worklog.server.api;

import tools.jackson.databind.json.JsonMapper;

/** Writers of problems for tests without a server. */
public final class ProblemWriters {
    private ProblemWriters() {}

    /** One with nothing set. */
    public static ProblemWriter plain() {
        return new ProblemWriter(JsonMapper.builder().build());
    }
}
