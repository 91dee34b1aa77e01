package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The class that the module's readme shows is one that takes the exam. */
class ReadmeTest {
    private static final Path SHOWN =
            Path.of("src/test/java/io/worklog/testkit/stores/FileLogStoreTest.java");

    @Test
    void theClassShownIsARealOne() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String block = readme.substring(start, readme.indexOf("```", start));
        String real = Files.readString(SHOWN);
        assertThat(block).isEqualTo(real.substring(real.indexOf("class ")));
    }
}
