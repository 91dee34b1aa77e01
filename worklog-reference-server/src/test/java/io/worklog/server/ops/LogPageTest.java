package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of a log line is in the page, and the page has no other. */
class LogPageTest {
    private static final Path SOURCES = Path.of("src/main/java/io/worklog/server");
    private static final Path PAGE = Path.of("docs/server-logs.md");

    /** A call that writes a line, up to the first word of its text. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:LOG\\.(?:debug|info|warn|error)|\\.log)\\(\\s*\"(worklog\\.[a-z.-]+)[ \"]");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(worklog\\.[a-z.-]+)` \\|");

    /** A line without a code would have no place in the page. */
    private static final Pattern WITHOUT_CODE =
            Pattern.compile("LOG\\.(?:debug|info|warn|error)\\(\\s*\"(?!worklog\\.)");

    @Test
    void thePageHasEveryCodeAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        sources().forEach(text -> addAll(CALL.matcher(text), used));
        Set<String> explained = new TreeSet<>();
        addAll(ROW.matcher(Files.readString(PAGE)), explained);
        assertThat(used).hasSizeGreaterThan(10);
        assertThat(explained).isEqualTo(used);
    }

    @Test
    void everyLineHasACode() {
        assertThat(sources().filter(text -> WITHOUT_CODE.matcher(text).find())).isEmpty();
    }

    private static void addAll(Matcher found, Set<String> to) {
        while (found.find()) {
            to.add(found.group(1));
        }
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(LogPageTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
