package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a server from starting is told as something to do, not as a fault of the program. */
class StartFailureTest {
    @TempDir Path folder;

    @Test
    void aPortOfOperatorsThatIsTakenIsNamedWithItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> start(0, port, folder))
                    .isInstanceOf(RefusedStartException.class)
                    .hasMessageContaining("port " + port + " is in use")
                    .hasMessageContaining("worklog.server.management.port");
        }
    }

    @Test
    void aPortOfPeopleThatIsTakenIsNamedWithItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> start(port, 0, folder))
                    .isInstanceOf(RefusedStartException.class)
                    .hasMessageContaining("port " + port + " is in use")
                    .hasMessageContaining("server.port");
        }
    }

    @Test
    void aFolderThatAnotherServerHasIsNamed() {
        try (TestServer other = TestServer.start()) {
            assertThatThrownBy(() -> start(0, 0, other.data()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is in use by");
        }
    }

    @Test
    void aClockFileThatSaysNoDurationIsNamedWithItsSetting() throws IOException {
        Path clock = folder.resolve("clock");
        Files.writeString(clock, "yesterday");
        assertThatThrownBy(() -> start(0, 0, folder, "--worklog.server.clock-file=" + clock))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining(clock.toString())
                .hasMessageContaining("worklog.server.clock-file");
    }

    private static void start(int port, int operators, Path data, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "--worklog.server.mode=development",
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--worklog.server.management.port=" + operators,
                                "--worklog.server.data=" + data));
        args.addAll(List.of(more));
        ServerMain.start(args.toArray(String[]::new)).close();
    }
}
