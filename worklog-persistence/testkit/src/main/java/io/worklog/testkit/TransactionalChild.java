package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A process that pays orders until it is killed, and says which ones it has committed. */
public final class TransactionalChild {
    private static final int CALLERS = 3;

    private TransactionalChild() {}

    /**
     * Pays and relays for ever. For a program of the store under test, in a process of its own.
     *
     * @param place where
     * @param log the last argument the program was given
     */
    public static void run(TransactionalPlace place, String log) throws InterruptedException {
        PrintStream out = System.out;
        FaultyStore store = FaultyStore.over(place.openStore());
        TransactionalNode node =
                TransactionalNode.start(place, store, "child", log, place.source());
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofPlatform().start(() -> payForEver(node, out)));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static void payForEver(TransactionalNode node, PrintStream out) {
        String caller = UUID.randomUUID().toString().substring(0, 8);
        try {
            for (int i = 0; true; i++) {
                String order = caller + "-" + i;
                try (Connection connection = node.begin()) {
                    node.pay(connection, order);
                    if (i % 7 == 3) {
                        connection.rollback();
                        continue;
                    }
                    connection.commit();
                }
                out.println(order + " .");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts one, lets it say so many orders, kills it, and gives all it has said. */
    static List<String> startAndKill(List<String> program, String log, int lines)
            throws IOException, InterruptedException {
        Process child = start(program, log);
        List<String> committed = new ArrayList<>();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.endsWith(" .")) {
                    committed.add(line.substring(0, line.length() - 2));
                }
                if (committed.size() == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(committed.size()).isGreaterThanOrEqualTo(lines);
        return committed;
    }

    private static Process start(List<String> program, String log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.addAll(program);
        command.add(log);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
