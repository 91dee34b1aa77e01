package io.worklog.testkit.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Starts a server, prints its port, and ends without cleaning up, as a killed process does. */
final class LeavingProcess {

    static final int EXIT_CODE = 7;

    private LeavingProcess() {}

    static Process start(Path root) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavingProcess.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) {
        TestServers servers =
                new DefaultTestServers(
                        TestServersTest.nothingNamed(),
                        DataFolders.of(Path.of(args[0])),
                        RandomGenerator.getDefault());
        System.out.println(servers.redis().address().getPort());
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
