package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.codec.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings and log lines as they may leave the house: no secrets, no content. */
final class SafeText {
    private static final int LINES = 2_000;
    private static final String HIDDEN = "***";
    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|key|token|pepper|credential|private|seed).*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");
    private static final Pattern URL_SECRET =
            Pattern.compile("(?i)([?&;](?:password|user|key|token|secret)=)[^&;\\s]*");

    /** What a line of a log may say beside its code: nothing that a request or a record brought. */
    private static final List<String> KEPT =
            List.of(
                    "@timestamp",
                    "log.level",
                    "log.logger",
                    "process.thread.name",
                    "event.code",
                    "event.action",
                    "service.name",
                    "service.version",
                    "requestId",
                    "error.type");

    private SafeText() {}

    /** Settings with the values of secrets hidden, also those within an address. */
    static String settings(List<String> lines) {
        return lines.stream().map(SafeText::setting).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String setting(String line) {
        int end = line.indexOf('=') < 0 ? line.indexOf(':') : line.indexOf('=');
        boolean comment = line.isBlank() || line.stripLeading().startsWith("#");
        if (comment) {
            return "";
        }
        if (end < 0) {
            return HIDDEN;
        }
        String name = line.substring(0, end).strip();
        boolean file = name.endsWith("_FILE");
        boolean secret = SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
        return name + "=" + (secret && !file ? HIDDEN : address(line.substring(end + 1).strip()));
    }

    static String address(String value) {
        String plain = USER_INFO.matcher(value).replaceAll("//" + HIDDEN + "@");
        return URL_SECRET.matcher(plain).replaceAll("$1" + HIDDEN);
    }

    /** The newest lines of a log in ECS JSON, only with members that hold no content. */
    static String logLines(Path file) throws IOException {
        Queue<String> newest = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                if (newest.size() == LINES) {
                    newest.remove();
                }
                newest.add(line);
            });
        }
        return newest.stream().map(SafeText::logLine).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String logLine(String line) {
        ApiJson safe = ApiJson.of();
        try {
            ApiJson full = ApiJson.parse(line.getBytes(StandardCharsets.UTF_8));
            for (String name : KEPT) {
                Optional<String> text = find(full, name);
                safe = text.isPresent() ? safe.with(name, text.get()) : safe;
            }
            return safe.toString();
        } catch (JsonException | IllegalStateException e) {
            return "{\"notJson\":" + line.length() + "}";
        }
    }

    /** The name may be one member, or a way through members of members. */
    private static Optional<String> find(ApiJson from, String name) {
        int dot = name.indexOf('.');
        Optional<String> flat = from.find(name);
        return flat.isPresent() || dot < 0
                ? flat
                : from.findObject(name.substring(0, dot))
                        .flatMap(inner -> find(inner, name.substring(dot + 1)));
    }
}
