package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.spring.Logged;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/**
 * The main document about Spring names every property as the code has it, and every other document
 * about Spring. With {@code -Dworklog.test.properties-table=FILE} the table is written there.
 */
class SpringDocumentTest {
    private static final Path DOCS =
            Path.of("").toAbsolutePath().getParent().resolve("worklog-reference-server/docs");
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @Test
    void theTableOfPropertiesIsThatOfTheCode() throws IOException {
        String table = table();
        String wanted = System.getProperty("worklog.test.properties-table", "");
        if (!wanted.isEmpty()) {
            Files.writeString(Path.of(wanted), table);
        }
        assertThat(Files.readString(DOCS.resolve("spring.md"))).contains("\n" + table + "\n");
    }

    @Test
    void everyDocumentAboutSpringCanBeReachedFromIt() throws IOException {
        String main = Files.readString(DOCS.resolve("spring.md"));
        String list = Files.readString(DOCS.resolve("README.md"));
        assertThat(others()).isNotEmpty();
        for (String other : others()) {
            assertThat(main).as("spring.md").contains("(" + other + ")");
            assertThat(list).as("the list of documents").contains("(" + other + ")");
        }
        assertThat(list).contains("(spring.md)");
    }

    private static List<String> others() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("spring-") && name.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String table() throws IOException {
        return properties().stream()
                .sorted(Comparator.comparing(property -> property.get("name").toString()))
                .map(SpringDocumentTest::row)
                .collect(
                        Collectors.joining(
                                "\n",
                                "| property | default | what it does |\n|---|---|---|\n",
                                ""));
    }

    private static String row(Map<String, Object> property) {
        return "| `%s` | %s | %s |"
                .formatted(
                        property.get("name"),
                        byDefault(property.get("defaultValue")),
                        Objects.toString(property.get("description")).replace("|", "\\|"));
    }

    private static String byDefault(Object value) {
        String text =
                value instanceof Collection<?> all
                        ? all.stream().map(Object::toString).collect(Collectors.joining(","))
                        : Objects.toString(value, "");
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        String starter = Logged.class.getProtectionDomain().getCodeSource().getLocation() + "";
        try (InputStream in = URI.create(starter).resolve(METADATA).toURL().openStream()) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(json).get("properties");
        }
    }
}
