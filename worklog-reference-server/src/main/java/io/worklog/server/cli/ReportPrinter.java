package io.worklog.server.cli;

import io.worklog.verify.Fault;
import io.worklog.verify.Pruning;
import io.worklog.verify.Remark;
import io.worklog.verify.VerifyReport;
import java.util.List;
import java.util.Locale;

/** What a check found, for a person or as JSON. */
final class ReportPrinter {
    private static final int SHOWN_FAULTS = 10;

    private final Call call;

    ReportPrinter(Call call) {
        this.call = call;
    }

    /** Prints all reports and gives the exit code they amount to. */
    int print(List<VerifyReport> reports) {
        boolean good = !reports.isEmpty() && reports.stream().allMatch(VerifyReport::good);
        if (call.json()) {
            List<Json> all = reports.stream().map(ReportPrinter::json).toList();
            call.terminal().out().println(Json.object().put("verified", good).put("logs", all));
        } else {
            reports.forEach(this::print);
        }
        return good ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private void print(VerifyReport report) {
        Terminal terminal = call.terminal();
        String word = call.text("verdict." + report.verdict().word());
        String name = report.origin().isEmpty() ? report.source() : report.origin();
        call.say(
                "verify.line",
                name,
                report.good() ? terminal.green(word) : terminal.red(word),
                report.size().toString());
        if (report.verdict() instanceof io.worklog.verify.Verdict.Unverifiable lacking) {
            terminal.line("  " + lacking.why());
        }
        report.faults().stream().limit(SHOWN_FAULTS).forEach(this::print);
        if (report.faults().size() > SHOWN_FAULTS) {
            terminal.line("  " + call.text("history.more", report.faults().size() - SHOWN_FAULTS));
        }
        if (report.erasedFields() > 0) {
            call.say("verify.erased", report.erasedFields());
        }
        printPruned(report);
        if (report.good()) {
            report.checked().forEach(what -> call.say("verify.checked", said(what)));
        }
        report.notChecked().forEach(what -> call.say("verify.notChecked", said(what)));
    }

    private void printPruned(VerifyReport report) {
        Pruning why = report.pruning();
        String below = Long.toString(report.prunedBelow());
        if (why != null) {
            String ground = why.ground() == null ? call.text("verify.noGround") : why.ground();
            call.say(
                    "verify.pruned",
                    below,
                    why.by().toString(),
                    Times.shown(why.at()),
                    Terminal.plain(ground));
        } else if (report.prunedBelow() > 0) {
            call.say("verify.prunedUnseen", below);
        }
    }

    private void print(Fault fault) {
        String kind = fault.kind().name().toLowerCase(Locale.ROOT);
        if (fault.remark().key() == Remark.Key.ENTRY_CHANGED) {
            call.terminal().line("  " + said(fault.remark()) + " (" + kind + ")");
        } else {
            call.say("verify.fault", fault.index().toString(), said(fault.remark()), kind);
        }
    }

    private String said(Remark remark) {
        return call.text("remark." + remark.key(), remark.args().toArray());
    }

    private static Json json(VerifyReport report) {
        Json json =
                Json.object()
                        .put("source", report.source())
                        .put("origin", report.origin())
                        .put("verdict", report.verdict().word())
                        .put("verified", report.good())
                        .put("size", report.size().value())
                        .put("entriesChecked", report.entriesChecked())
                        .put("erasedFields", report.erasedFields())
                        .put("prunedBelow", report.prunedBelow())
                        .put("faults", report.faults().stream().map(ReportPrinter::json).toList())
                        .texts("checked", report.checked().stream().map(Remark::text).toList())
                        .texts(
                                "notChecked",
                                report.notChecked().stream().map(Remark::text).toList());
        Pruning why = report.pruning();
        if (why != null) {
            json.put("pruning", json(why));
        }
        if (!report.good() && !report.faults().isEmpty()) {
            json.put("firstBadIndex", report.faults().get(0).index().value());
        }
        return report.verdict() instanceof io.worklog.verify.Verdict.Unverifiable lacking
                ? json.put("why", lacking.why())
                : json;
    }

    private static Json json(Pruning why) {
        return Json.object()
                .put("below", why.below().value())
                .put("by", why.by().value())
                .put("at", why.at().toString())
                .put("ground", why.ground());
    }

    private static Json json(Fault fault) {
        return Json.object()
                .put("index", fault.index().value())
                .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
                .put("what", fault.what());
    }
}
