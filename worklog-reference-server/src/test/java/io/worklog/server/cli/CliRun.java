package io.worklog.server.cli;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One call of the command line in this process.
 *
 * @param code the exit code
 * @param out what it printed as its result
 * @param err what it printed beside it
 */
record CliRun(int code, String out, String err) {
    /** Runs a command in English. */
    static CliRun of(Object... arguments) {
        return in(Map.of(), arguments);
    }

    /** Runs a command with environment variables. */
    static CliRun in(Map<String, String> environment, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(print(out), print(err), false, false);
        List<String> words = Arrays.stream(arguments).map(String::valueOf).toList();
        int code = WorklogCommand.run(words, terminal, environment);
        return new CliRun(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The result, which is one JSON object. */
    JsonObject json() {
        byte[] bytes = out.strip().getBytes(StandardCharsets.UTF_8);
        return (JsonObject)
                StrictJson.parse(
                        bytes, new JsonLimits(JsonLimits.Form.SEALED, 64 << 20, 64, 10_000_000));
    }

    long number(String name) {
        return ((JsonInteger) json().members().get(name)).value();
    }

    String text(String name) {
        return ((JsonString) json().members().get(name)).text();
    }

    boolean flag(String name) {
        return ((JsonBoolean) json().members().get(name)).value();
    }

    List<JsonValue> list(String name) {
        return ((JsonArray) json().members().get(name)).elements();
    }

    /** Copies one of the data sets into a folder. */
    static Path data(Path folder, String set) {
        String name = set + ".ndjson.gz";
        try (InputStream in = CliRun.class.getResourceAsStream("/data/" + name)) {
            Path file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
