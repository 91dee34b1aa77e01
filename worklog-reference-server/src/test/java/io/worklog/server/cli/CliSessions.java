package io.worklog.server.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** Sessions whose output nobody reads. */
final class CliSessions {
    private CliSessions() {}

    static Session session(Messages messages) {
        return session(messages, InstantSource.system());
    }

    static Session session(Messages messages, InstantSource clock) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, false, false);
        return new Session(messages, terminal, clock, new SecureRandom(), Map.of());
    }
}
