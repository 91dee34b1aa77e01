package io.worklog.server.cli;

import io.worklog.client.WorklogClient;
import io.worklog.server.e2e.CheckResult;
import io.worklog.server.e2e.ServerSuite;
import io.worklog.server.e2e.SuiteReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog e2e}: asks a running server whether it does what it must. */
@Command(name = "e2e")
final class E2eCommand implements Callable<Integer> {
    private final Call call;

    @Mixin ServerOptions server;

    @Option(names = "--smoke", descriptionKey = "e2e.smoke")
    boolean smoke;

    E2eCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return new Server(call).use(server, this::run);
    }

    private int run(WorklogClient client) throws IOException {
        SuiteReport report = new ServerSuite(call.session().clock()).run(client, smoke, this::tell);
        if (call.json()) {
            call.terminal().out().println(json(client, report));
        } else {
            call.say(
                    report.passed() ? "e2e.passed" : "e2e.failed",
                    report.results().size(),
                    report.failed(),
                    client.server());
        }
        return report.passed() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private void tell(CheckResult result) {
        if (call.json()) {
            return;
        }
        boolean chinese = call.session().messages().locale().getLanguage().equals("zh");
        String mark =
                result.passed()
                        ? call.terminal().green(call.text("e2e.ok"))
                        : call.terminal().red(call.text("e2e.bad"));
        String title = chinese ? result.titleZh() : result.title();
        call.say("e2e.line", mark, result.name(), title, result.taken().toMillis());
        if (!result.passed()) {
            call.terminal().line("      " + result.fault());
        }
    }

    private Json json(WorklogClient client, SuiteReport report) {
        return Json.object()
                .put("url", client.server().toString())
                .put("profile", smoke ? "smoke" : "full")
                .put("passed", report.passed())
                .put("failed", report.failed())
                .put("project", report.project())
                .put("checks", report.results().stream().map(E2eCommand::json).toList());
    }

    private static Json json(CheckResult result) {
        return Json.object()
                .put("name", result.name())
                .put("passed", result.passed())
                .put("millis", result.taken().toMillis())
                .put("fault", result.fault());
    }
}
