package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import io.worklog.client.WorklogProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog support-bundle}: what somebody who helps needs to know, without content. */
@Command(name = "support-bundle")
final class SupportBundleCommand implements Callable<Integer> {
    private static final List<String> HEALTH = List.of("livez", "readyz", "startupz", "status");

    private final Call call;

    @Option(names = "--management-url", paramLabel = "URL", descriptionKey = "bundle.management")
    @Nullable String management;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "bundle.config")
    @Nullable Path config;

    @Option(names = "--log-file", paramLabel = "FILE", descriptionKey = "bundle.logFile")
    @Nullable Path logFile;

    @Parameters(paramLabel = "OUT", descriptionKey = "bundle.out")
    Path out;

    SupportBundleCommand(Call call) {
        this.call = call;
    }

    /** A file of the bundle. */
    private record Part(String name, String text) {}

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        List<Part> parts = parts();
        try (OutputStream to = Files.newOutputStream(out);
                ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            for (Part part : parts) {
                zip.putNextEntry(new ZipEntry("worklog-support/" + part.name()));
                zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        report(parts);
        return ExitCode.OK;
    }

    private List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("versions.txt", versions()));
        if (management != null) {
            for (String page : HEALTH) {
                parts.add(new Part("health/" + page + ".json", health(management, page)));
            }
        }
        if (config != null) {
            parts.add(
                    new Part("settings.properties", SafeText.settings(Files.readAllLines(config))));
        }
        if (logFile != null) {
            parts.add(new Part("log.ndjson", SafeText.logLines(logFile)));
        }
        return parts;
    }

    private static String versions() {
        List<String> lines = new ArrayList<>(List.of(new WorklogCommand.Version().getVersion()));
        for (String name :
                List.of("java.vendor", "java.vm.name", "os.name", "os.version", "os.arch")) {
            lines.add(name + " " + System.getProperty(name));
        }
        Runtime machine = Runtime.getRuntime();
        lines.add("processors " + machine.availableProcessors());
        lines.add("memory " + (machine.maxMemory() >> 20) + " MiB");
        lines.add("");
        return String.join("\n", lines);
    }

    /** A server that does not answer is what somebody wants to know. */
    private String health(String url, String page) {
        try (WorklogClient client =
                WorklogClient.to(URI.create(url)).retry(1, java.time.Duration.ZERO).open()) {
            return client.request("GET", "/" + page).json() + "\n";
        } catch (WorklogProblemException e) {
            return ApiJson.of("status", e.status(), "code", e.code()) + "\n";
        } catch (UncheckedIOException e) {
            return ApiJson.of("error", "unreachable") + "\n";
        }
    }

    private void report(List<Part> parts) {
        List<String> names = parts.stream().map(Part::name).toList();
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(Json.object().put("out", out.toString()).texts("files", names));
            return;
        }
        names.forEach(call.terminal()::line);
        call.say("bundle.done", out);
    }
}
