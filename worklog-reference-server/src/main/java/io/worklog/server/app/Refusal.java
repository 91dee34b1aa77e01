package io.worklog.server.app;

/**
 * Why a server does not start.
 *
 * @param property the setting
 * @param reason what is wrong with it; never its value where that is a secret
 * @param remedy what to do
 */
record Refusal(String property, String reason, String remedy) {
    @Override
    public String toString() {
        return property + " " + reason + ": " + remedy;
    }
}
