package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTableTest {
    @TempDir Path folder;

    private void report(String type, String cases) throws IOException {
        Path reports = folder.resolve("module/target/surefire-reports");
        Files.createDirectories(reports);
        Files.writeString(
                reports.resolve("TEST-" + type + ".xml"),
                "<testsuite name=\"" + type + "\">" + cases + "</testsuite>");
    }

    private static String passed(String type, String name) {
        return "<testcase name=\"" + name + "\" classname=\"" + type + "\" time=\"0.1\"/>\n";
    }

    private static String ended(String type, String name, String inside) {
        return "<testcase name=\"%s\" classname=\"%s\" time=\"0.1\">%s</testcase>\n"
                .formatted(name, type, inside);
    }

    @Test
    void aStoreIsAColumnAndATestARow() throws IOException {
        report(
                "x.OneStoreTest",
                ended(
                                "x.OneStoreTest",
                                "keepsWhatWasAppendedInOrder",
                                "<system-out><![CDATA[store under exam: x.OneStoreTest = One 9.7\n"
                                        + "<failure is only a word here]]></system-out>")
                        + passed("x.OneStoreTest", "keepsLogsApart")
                        + passed("x.OneStoreTest", "forgetsAPrivateSideForGood")
                        + passed("x.OneStoreTest", "isAlsoFast"));
        report(
                "x.TwoStoreTest",
                passed("x.TwoStoreTest", "keepsWhatWasAppendedInOrder(int)[1]")
                        + passed("x.TwoStoreTest", "keepsWhatWasAppendedInOrder(int)[2]")
                        + passed("x.TwoStoreTest", "keepsLogsApart"));
        report("x.OtherTest", passed("x.OtherTest", "keepsSomething"));

        ContractTable table = ContractTable.of(folder);
        assertThat(table.green()).isTrue();
        assertThat(table.markdown())
                .isEqualTo(
                        """
                        ### Log stores

                        | Test | OneStore<br>One 9.7 | TwoStore |
                        | --- | --- | --- |
                        | keeps logs apart | yes | yes |
                        | keeps what was appended in order | yes | yes |
                        | **passed of all** | 4 of 4 | 2 of 2 |

                        """);
    }

    @Test
    void whatFailedOrWasSkippedIsSeen() throws IOException {
        report(
                "x.OneStoreTest",
                passed("x.OneStoreTest", "keepsWhatWasAppendedInOrder[1]")
                        + ended(
                                "x.OneStoreTest",
                                "keepsWhatWasAppendedInOrder[2]",
                                "<failure type=\"java.lang.AssertionError\">no</failure>")
                        + ended("x.OneStoreTest", "keepsLogsApart", "<skipped/>"));

        ContractTable table = ContractTable.of(folder);
        assertThat(table.green()).isFalse();
        assertThat(table.markdown())
                .contains("| keeps what was appended in order | **FAILED** |")
                .contains("| keeps logs apart | **skipped** |")
                .contains("| 0 of 2 |");
    }

    @Test
    void noReportIsNoSuccess() throws IOException {
        assertThat(ContractTable.of(folder).green()).isFalse();
        assertThat(ContractTable.of(folder).markdown()).isEmpty();
    }
}
