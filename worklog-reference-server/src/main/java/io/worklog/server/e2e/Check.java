package io.worklog.server.e2e;

import java.io.IOException;

/**
 * One thing that a server must do.
 *
 * @param name the same in every version
 * @param smoke whether it is in the short profile
 * @param title what it is about, in English
 * @param titleZh what it is about, in Chinese
 * @param work does it, and throws where the server does not
 */
record Check(String name, boolean smoke, String title, String titleZh, Work work) {
    /** Asks the server. */
    @FunctionalInterface
    interface Work {
        void run(Scene scene) throws IOException;
    }
}
