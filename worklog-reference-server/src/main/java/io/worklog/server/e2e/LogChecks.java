package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.isTrue;
import static io.worklog.server.e2e.Expectation.same;

import io.worklog.bundle.BundleVerifier;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import io.worklog.client.ProvenEvent;
import io.worklog.client.SentEvent;
import io.worklog.client.TransferProgress;
import io.worklog.event.AuditEvent;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** That the log proves itself to somebody who does not trust the server. */
final class LogChecks {
    private LogChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "proof",
                        true,
                        "The bytes of an event are proven to be in the log",
                        "证明事件的字节在日志中",
                        LogChecks::proof),
                new Check(
                        "verify",
                        true,
                        "The whole log is verified here, by its public files",
                        "在本机用公开文件验证整个日志",
                        LogChecks::verify),
                new Check(
                        "export",
                        false,
                        "An export has every event",
                        "导出包含每个事件",
                        LogChecks::export),
                new Check(
                        "bundle",
                        false,
                        "An evidence bundle is verified offline",
                        "证据包可离线验证",
                        LogChecks::bundle));
    }

    private static void proof(Scene scene) {
        SentEvent sent = scene.project().record("e2e.proof").target("order", "P-1").commitSealed();
        isTrue(sent.proof() != null, "an event that was waited for must have its proof");
        ProvenEvent proven = scene.project().prove(sent.index());
        AuditEvent event = proven.event();
        same("the id in the sealed bytes", sent.eventId(), event.id());
        same("the object in the sealed bytes", "P-1", event.targets().getFirst().id());
        Checkpoints.open(proven.proof().checkpoint(), scene.project().keys());
    }

    private static void verify(Scene scene) {
        VerifyReport report =
                Verifier.create(VerifyOptions.with(scene.project().keys()))
                        .verify(scene.project().source());
        isTrue(report.good(), "the log must be verified and is " + report.verdict().word());
        isTrue(report.size().value() > 0, "the log must have entries");
    }

    private static void export(Scene scene) throws IOException {
        Path file = scene.file("events.ndjson");
        take(scene.project(), "ndjson", file);
        long lines;
        try (var all = Files.lines(file)) {
            lines = all.count();
        }
        isTrue(lines > 0, "the export must have events");
    }

    private static void bundle(Scene scene) throws IOException {
        Path file = scene.file("bundle.zip");
        take(scene.project(), "bundle", file);
        VerifyReport report = BundleVerifier.create().verify(file, scene.project().keys());
        isTrue(
                report.good(),
                "the bundle must be verified: " + report.verdict().word() + faults(report));
    }

    private static String faults(VerifyReport report) {
        return report.faults().isEmpty() ? "" : " " + List.copyOf(report.faults());
    }

    private static void take(ProjectClient project, String format, Path file) {
        project.export(
                ApiJson.of("format", format, "source", "events"), file, TransferProgress.none());
    }
}
