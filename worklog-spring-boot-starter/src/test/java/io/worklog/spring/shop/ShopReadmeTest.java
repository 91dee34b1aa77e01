package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents show of Spring is code of the shop, which other tests run. */
class ShopReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path SHOP = Path.of("src/test/java/io/worklog/spring/shop");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(java|xml)\\n(.*?)^```");

    @ParameterizedTest
    @CsvSource({
        "README.md,2,1",
        "README.zh-CN.md,2,1",
        "worklog-reference-server/docs/spring.md,4,1",
    })
    void everyBlockIsCodeOfTheShop(String document, int java, int xml) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        List<String> blocks = blocks(springOf(text), "java");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(java);
        assertThat(blocks).allSatisfy(block -> assertThat(sources()).anyMatch(s -> has(s, block)));
        assertThat(blocks(springOf(text), "xml"))
                .hasSize(xml)
                .allSatisfy(block -> assertThat(dependency()).isEqualTo(block));
    }

    @Test
    void codeThatTheShopDoesNotHaveIsFound() {
        String block = "@Logged(value = \"shop.order.refunded\")\npublic Order refund(long id) {\n";
        assertThat(sources()).noneMatch(source -> has(source, block));
    }

    /** From the heading that begins so to the next one; all of a document about Spring alone. */
    private static String springOf(String text) {
        int start = text.indexOf("\n## Spring Boot\n");
        if (start < 0) {
            return text;
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static List<String> blocks(String text, String language) {
        Matcher fence = FENCE.matcher(text);
        return fence.results()
                .filter(found -> found.group(1).equals(language))
                .map(found -> found.group(2))
                .toList();
    }

    /** Whether a source has these lines, however deep they are indented there. */
    private static boolean has(String source, String block) {
        return source.contains("\n" + block)
                || source.contains("\n" + block.indent(4).replaceAll("(?m)^ +$", ""))
                || source.contains("\n" + block.indent(8).replaceAll("(?m)^ +$", ""));
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.list(SHOP)) {
            return files.map(ShopReadmeTest::read).toList();
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

    /** The module as its own build names it. */
    private static String dependency() {
        String pom = read(Path.of("pom.xml"));
        return """
        <dependency>
          <groupId>io.worklog</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        </dependency>
        """
                .formatted("worklog-spring-boot-starter", pom.split("<version>")[1].split("<")[0]);
    }
}
