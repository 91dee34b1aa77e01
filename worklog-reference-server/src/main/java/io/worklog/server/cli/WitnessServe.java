package io.worklog.server.cli;

import com.sun.net.httpserver.HttpServer;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.witness.Witness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog witness serve}: is a C2SP witness until it is interrupted. */
@Command(name = "serve")
final class WitnessServe implements Callable<Integer> {
    private static final int SEED_BYTES = 32;

    private final Call call;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "FOLDER",
            descriptionKey = "witness.state")
    Path state;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "worklog.local/witness",
            descriptionKey = "witness.name")
    String name;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8190",
            descriptionKey = "witness.listen")
    String listen;

    @Option(
            names = "--trust",
            required = true,
            paramLabel = "KEY",
            descriptionKey = "witness.trust")
    List<String> trusted;

    WitnessServe(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(state);
        NoteSigner signer = Ed25519Keys.cosigner(name, seed(), call.session().clock());
        Witness witness = Witness.open(logs(), List.of(signer), state.resolve("seen"));
        HttpServer server = HttpServer.create(address(), 0);
        server.createContext("/", new WitnessHandler(witness));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.start();
            say(signer.verifierKey(), server.getAddress());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop(0);
        }
        return ExitCode.OK;
    }

    private void say(VerifierKey key, InetSocketAddress at) {
        String url = "http://" + at.getHostString() + ":" + at.getPort() + "/";
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(Json.object().put("vkey", key.toString()).put("url", url));
        } else {
            call.say("witness.serving", key, url);
        }
    }

    private Map<String, KeyHistory> logs() {
        Map<String, KeyHistory> logs = new HashMap<>();
        for (String vkey : trusted) {
            VerifierKey key = VerifierKeys.parse(call, vkey);
            logs.put(key.name(), KeyHistory.of(key));
        }
        return logs;
    }

    /** The witness's own key, made once and kept where only its user can read it. */
    private byte[] seed() throws IOException {
        Path file = state.resolve("witness.key");
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (NoSuchFileException first) {
            byte[] seed = new byte[SEED_BYTES];
            call.session().random().nextBytes(seed);
            Files.writeString(
                    Files.createFile(
                            file,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))),
                    HexFormat.of().formatHex(seed) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            return seed;
        }
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        String port = listen.substring(colon + 1);
        if (colon <= 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw call.failure(ExitCode.USAGE, "error.listen", listen);
        }
        return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(port));
    }
}
