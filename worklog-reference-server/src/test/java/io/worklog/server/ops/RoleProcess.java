package io.worklog.server.ops;

import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A server in a process of its own, which says where its operators' port is. */
final class RoleProcess {
    private RoleProcess() {}

    public static void main(String[] args) throws IOException {
        String[] settings = Arrays.copyOfRange(args, 1, args.length);
        try (TestServer server = TestServer.start(Path.of(args[0]), settings)) {
            System.out.println("ready " + server.bean(ManagementServer.class).port());
            while (System.in.read() >= 0) {
                // Until the test ends.
            }
        }
    }
}
