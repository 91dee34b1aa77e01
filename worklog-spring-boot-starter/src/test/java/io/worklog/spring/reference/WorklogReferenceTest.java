package io.worklog.spring.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.sentence.TextBundle;
import io.worklog.sentence.TextSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated is compared byte by byte with {@code src/test/resources/reference}. */
class WorklogReferenceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/reference");

    /** Writes the golden files instead of comparing, for a change that is meant. */
    private static final boolean REWRITE = Boolean.getBoolean("worklog.test.rewriteReference");

    @TempDir Path folder;

    static Catalog catalog() {
        return Catalog.builder().add(Billing.class).build();
    }

    static List<TextSource> texts() {
        return List.of(
                TextBundle.builder()
                        .add(
                                Locale.ROOT,
                                "english",
                                utf8(
                                        """
                                        billing.refund = {actor} refunded {target}: {changes}
                                        billing.refund.denied = {actor} may not refund {target}
                                        billing.invoice.refunded.name = Invoice refunded
                                        """))
                        .add(
                                Locale.CHINESE,
                                "chinese",
                                utf8(
                                        """
                                        billing.refund = {actor} 退款{target}：{changes}
                                        billing.refund.denied = {actor} 无权退款{target}
                                        billing.invoice.refunded.name = 发票退款
                                        """))
                        .build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyFileHasTheBytesThatWereApproved() throws IOException {
        List<Path> written = WorklogReference.write(catalog(), texts(), folder);
        assertThat(written).hasSize(4 + catalog().types().size());
        for (Path file : written) {
            String name = folder.relativize(file).toString();
            boolean own = name.startsWith("schemas/worklog.");
            if (own && !name.contains("redaction")) {
                continue;
            }
            Path golden = GOLDEN.resolve(name);
            if (REWRITE) {
                Files.createDirectories(golden.getParent());
                Files.write(golden, Files.readAllBytes(file));
            }
            assertThat(file).as(name).hasSameTextualContentAs(golden, StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSameCatalogGivesTheSameBytes() throws IOException {
        List<Path> first = WorklogReference.write(catalog(), texts(), folder.resolve("a"));
        WorklogReference.write(catalog(), texts(), folder.resolve("b"));
        for (Path file : first) {
            Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
            assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
        }
    }

    @Test
    void noTextOfAHostIsReadAsHtmlOrMarkdown() throws IOException {
        TextBundle hostile =
                TextBundle.builder()
                        .add(
                                Locale.ROOT,
                                "hostile",
                                utf8(
                                        "billing.refund = <script>alert(1)</script> | **x** `y`"
                                                + " <!-- title --> [a](javascript:x)\\n# h\n"
                                                + "billing.invoice.refunded.name = \"><img src=x"
                                                + " onerror=alert(1)>"))
                        .build();
        EventType<Object> type =
                EventType.named("..").target("<b>").personal("<i>").message("billing.refund");
        Catalog odd = Catalog.builder().add(Billing.class).add(type).build();
        List<Path> written = WorklogReference.write(odd, List.of(hostile), folder);
        assertThat(written).allSatisfy(file -> assertThat(file.normalize()).startsWith(folder));
        String html = Files.readString(folder.resolve("catalog.html"));
        assertThat(html)
                .doesNotContain("<script>alert", "<img", "<b>", "<i>", "<!-- ")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(html.split("<script>", -1)).hasSize(2);
        String markdown = Files.readString(folder.resolve("catalog.md"));
        assertThat(markdown)
                .contains("\\<script\\>")
                .doesNotContain("**x**", "](javascript", "\n# h");
    }

    @Test
    void thePageNeedsNothingFromAnywhere() throws IOException {
        WorklogReference.write(catalog(), texts(), folder);
        String html = Files.readString(folder.resolve("catalog.html"));
        assertThat(html).doesNotContain("http://", "https://", "src=", "@import", "url(");
        assertThat(html).contains("发票退款", "Invoice refunded", "lang=\"zh\"");
    }

    @Test
    void theCommandLineNamesTheCatalogs() throws Exception {
        WorklogReference.main(folder.toString(), Billing.class.getName());
        assertThat(folder.resolve("schemas/billing.invoice.refunded.v2.schema.json")).exists();
        assertThatThrownBy(() -> WorklogReference.main(folder.toString()))
                .hasMessageContaining("EventCatalog");
    }
}
