package io.worklog.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader pastes from the README compiles, runs and does what the text says. */
class ReadmeTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void itsCodeRecordsAndVerifies(String document) throws Exception {
        List<CodeBlock> blocks = library(document);
        assertThat(blocks).hasSize(2);
        Path logs = folder.resolve("worklog");
        String printed = blocks.get(0).in("data/worklog", logs).run(folder);
        assertThat(printed.lines()).hasSize(2).last().isEqualTo("verified");
        assertThat(printed).contains("order.paid");
        assertThat(logs).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void itsTypedExampleRecordsADifferenceAndProvesIt(String document) throws Exception {
        CodeBlock block = library(document).get(1);
        assertThat(block.in("data/billing", folder.resolve("billing")).run(folder).lines())
                .containsExactlyInAnyOrder("status: paid -> refunded", "amount: 120 -> 0", "true");
    }

    @Test
    void codeThatDoesNotCompileIsFound() {
        CodeBlock wrong = new CodeBlock("Worklog worklog = Worklog.openAll();\n");
        assertThatThrownBy(() -> wrong.run(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("openAll");
    }

    @Test
    void codeThatFailsIsFound() {
        CodeBlock failing = new CodeBlock("if (true) throw new IllegalStateException(\"no\");\n");
        assertThatThrownBy(() -> failing.run(folder)).hasRootCauseMessage("no");
    }

    /** The blocks about the library; those about Spring are the sample shop's, which checks them. */
    private static List<CodeBlock> library(String document) throws IOException {
        String text = Files.readString(root().resolve(document));
        return CodeBlock.of(text.substring(0, text.indexOf("\n## Spring Boot\n")));
    }

    private static Path root() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("README.zh-CN.md"))) {
            at = at.getParent();
            if (at == null) {
                throw new IOException("no README above the working directory");
            }
        }
        return at;
    }
}
