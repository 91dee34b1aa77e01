package io.worklog.spring.autoconfigure;

/** A server that would not keep what it acknowledges. */
final class WeakServer {
    private WeakServer() {}

    static WorklogStartException refused(RuntimeException why) {
        return new WorklogStartException(
                String.valueOf(why.getMessage()),
                "Change the server's settings, or set worklog.weak-settings=degrade, for example"
                        + " for a test: the worklog then says everywhere that its store is degraded.",
                why);
    }
}
