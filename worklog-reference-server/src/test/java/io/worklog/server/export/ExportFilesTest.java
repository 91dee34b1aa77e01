package io.worklog.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.export.ExportBench.Run;
import io.worklog.server.job.JobCancelledException;
import io.worklog.server.job.JobFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** The files of exports: what is in them, and that they can be left in the middle. */
class ExportFilesTest {
    private static final ExportProperties SMALL = new ExportProperties(100, 20_000, 100, 600);

    @TempDir private Path folder;

    private Path export(ExportFormat format, long rows, ExportProperties properties)
            throws IOException {
        Run run = new Run(ExportBench.job(format), folder, null, Integer.MAX_VALUE);
        String result = ExportBench.worker(rows, properties).run(run);
        Path file = folder.resolve(ExportWorker.fileName(format));
        ExportResult said = ExportBench.JSON.readValue(result, ExportResult.class);
        assertThat(said).isEqualTo(new ExportResult(rows, Files.size(file), Digests.sha256(file)));
        assertThat(folder.resolve("export.part")).doesNotExist();
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CSV"})
    void whatWasLeftAnywhereBecomesTheSameFile(ExportFormat format) throws IOException {
        byte[] whole = Files.readAllBytes(export(format, 1_000, SMALL));
        for (int left = 0; left < 10; left++) {
            Path other = folder.resolve("left" + left);
            Run first = new Run(ExportBench.job(format), other, null, left);
            assertThatThrownBy(() -> ExportBench.worker(1_000, SMALL).run(first))
                    .isInstanceOf(JobCancelledException.class);
            assertThat(first.said).isEqualTo(left);
            String point = first.checkpoint().orElse(null);
            Path part = other.resolve("export.part");
            Files.writeString(part, "rows after the checkpoint", StandardOpenOption.APPEND);
            Run second = new Run(first.job(), other, point, Integer.MAX_VALUE);
            ExportBench.worker(1_000, SMALL).run(second);
            assertThat(second.said).as("did not begin anew").isEqualTo(10 - left);
            Path file = other.resolve(ExportWorker.fileName(format));
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    /** They are one stream from their first byte to their last: a run that was left is done anew. */
    @ParameterizedTest
    @EnumSource(names = {"XLSX", "PDF"})
    void whatCannotGoOnBeginsAnewByItself(ExportFormat format) throws IOException {
        Path other = folder.resolve("left");
        Run first = new Run(ExportBench.job(format), other, null, 0);
        assertThatThrownBy(() -> ExportBench.worker(300, SMALL).run(first))
                .isInstanceOf(JobCancelledException.class);
        Path part = other.resolve("export.part");
        Files.writeString(
                part,
                "of the run before".repeat(100_000),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Run second = new Run(first.job(), other, null, Integer.MAX_VALUE);
        String result = ExportBench.worker(300, SMALL).run(second);
        Path file = other.resolve(ExportWorker.fileName(format));
        assertThat(ExportBench.JSON.readValue(result, ExportResult.class))
                .isEqualTo(new ExportResult(300, Files.size(file), Digests.sha256(file)));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .doesNotContain("of the run before");
        assertThat(part).doesNotExist();
    }

    @Test
    void aSpreadsheetShowsTheCsvAndRunsNothing() throws IOException {
        String text = Files.readString(export(ExportFormat.CSV, 2, SMALL));
        assertThat(text).startsWith("\uFEFFno,text,hidden,risk\r\n0,");
        assertThat(text.split("\r\n")[2]).endsWith(",,\"'=HYPERLINK(\"\"http://x\"\",\"\"1\"\")\"");
    }

    @Test
    void aWorkbookGoesOnInANextSheetAndHasNoFormula() throws IOException {
        Path file = export(ExportFormat.XLSX, 1_000, SMALL);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String first = part(zip, "xl/worksheets/sheet1.xml");
            String second = part(zip, "xl/worksheets/sheet2.xml");
            assertThat(count(first, "<row ")).isEqualTo(601);
            assertThat(count(second, "<row ")).isEqualTo(401);
            assertThat(first + second).doesNotContain("<f>").doesNotContain("\u0007");
            assertThat(first).contains("=HYPERLINK(", references("事件说明"), references("张伟"));
            assertThat(first).as("a bell is shown, not rung").contains(references("␇"));
        }
    }

    @Test
    void aReportEmbedsTheChineseItShows() throws IOException {
        Path file = export(ExportFormat.PDF, 400, SMALL);
        assertThat(Files.size(file)).as("a part of the font only").isLessThan(400_000);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("/FontFile2");
        try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(5);
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertThat(text).contains("桥梁检测", "爱丽丝", "祎、镕、喆", "□", "风险");
            assertThat(text).doesNotContain("隐藏");
        }
    }

    @Test
    void aReportThatWouldBeTooLongIsRefused() {
        ExportProperties tiny = new ExportProperties(100, 10, 10, 10);
        assertThatThrownBy(() -> export(ExportFormat.PDF, 11, tiny))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("at most 10 rows");
    }

    /** What a writer keeps of each of 200,000 rows would show: 100 bytes each are 20 MB. */
    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CSV", "XLSX"})
    void manyRowsLeaveNothingBehindInMemory(ExportFormat format) throws IOException {
        ExportProperties large = new ExportProperties(50_000, 20, 10, 1_000_000);
        HeapProbe probe = new HeapProbe(ExportBench.job(format), folder);
        ExportBench.worker(200_000, large).run(probe);
        assertThat(probe.kept()).as("bytes kept while 180,000 rows went by").isLessThan(8_000_000);
    }

    private static String part(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As fastexcel writes what is not ASCII. */
    private static String references(String text) {
        return text.chars()
                .mapToObj(c -> "&#x" + Integer.toHexString(c) + ";")
                .collect(Collectors.joining());
    }

    private static int count(String text, String what) {
        return List.of(text.split(what, -1)).size() - 1;
    }
}
