package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every problem has its page, in both languages, and is in the document, which is made from the code:
 * run this with {@code -Dupdate.files=true} to write it.
 */
class ProblemPageTest {
    private static final Path PAGE = Path.of("docs/server-problems.md");

    private static final String HEAD =
            """
            # Problems

            Every refusal is `application/problem+json` (RFC 9457). Its `code` is stable; its `type` leads to a page of the
            server with the same text. This page is made from the code; a test compares them.

            | code | HTTP | what it means | what to do |
            |---|---|---|---|
            """;

    private final TestServer server = TestServer.shared();
    private final List<ProblemCode> all = server.bean(ProblemCatalog.class).all();

    @Test
    void everyProblemOfTheCodeIsInTheCatalog() {
        List<String> declared =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.worklog.server")
                                .stream()
                                .filter(type ->
                                        type.isEnum() && type.isAssignableTo(ProblemCode.class))
                                .flatMap(
                                        type -> List.of(type.reflect().getEnumConstants()).stream())
                                .map(constant -> ((ProblemCode) constant).code())
                                .sorted()
                                .toList();
        assertThat(declared).hasSizeGreaterThan(30);
        assertThat(all).extracting(ProblemCode::code).containsExactlyElementsOf(declared);
    }

    @Test
    void everyProblemSaysInBothLanguagesWhatToDo() {
        assertThat(all)
                .allSatisfy(one -> {
                    assertThat(one.status()).isBetween(400, 599);
                    assertThat(one.text().title()).endsWith(".");
                    assertThat(one.text().remedy()).endsWith(".");
                    assertThat(one.text().titleZh()).containsPattern("\\p{IsHan}");
                    assertThat(one.text().remedyZh()).containsPattern("\\p{IsHan}");
                });
    }

    @Test
    void everyPageIsServed() {
        for (ProblemCode one : all) {
            var english = server.get("", "/problems/" + one.code());
            assertThat(english.statusCode()).as(one.code()).isEqualTo(200);
        }
        var chinese =
                server.send(
                        server.request("", "/problems/not-found")
                                .header("Accept-Language", "zh-CN"));
        assertThat(chinese.body()).contains("不存在");
        assertThat(server.get("", "/problems/no-such-code").statusCode()).isEqualTo(404);
    }

    @Test
    void theListHasThemAllInBothLanguages() {
        var list = TestServer.json(server.get("", "/api/v1/problems"));
        assertThat(list).hasSize(all.size());
        for (int at = 0; at < all.size(); at++) {
            assertThat(list.get(at).get("code").asString()).isEqualTo(all.get(at).code());
            ProblemText text = all.get(at).text();
            assertThat(list.get(at).get("titleZh").asString()).isEqualTo(text.titleZh());
            assertThat(list.get(at).get("remedy").asString()).isEqualTo(text.remedy());
        }
    }

    @Test
    void theDocumentHasThemAll() throws IOException {
        String page =
                all.stream()
                        .map(ProblemPageTest::row)
                        .collect(Collectors.joining("\n", HEAD, "\n"));
        if (Boolean.getBoolean("update.files")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String row(ProblemCode one) {
        return "| `%s` | %d | %s %s | %s %s |"
                .formatted(
                        one.code(),
                        one.status(),
                        one.text().title(),
                        one.text().titleZh(),
                        one.text().remedy(),
                        one.text().remedyZh());
    }
}
