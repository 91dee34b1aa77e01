package io.worklog.server.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** All commands, put together for one call. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(Session session) {
        WorklogCommand root = new WorklogCommand();
        CommandLine tree = new CommandLine(root);
        Supplier<Boolean> json = () -> root.json;
        Call call = new Call(session, json);
        tree.addSubcommand("import", new ImportCommand(call))
                .addSubcommand("query", new QueryCommand(call))
                .addSubcommand("tail", new TailCommand(call))
                .addSubcommand("history", new HistoryCommand(call))
                .addSubcommand("verify", new VerifyCommand(call))
                .addSubcommand("export", new ExportCommand(call))
                .addSubcommand("proof", new ProofCommand(call))
                .addSubcommand("redact", new RedactCommand(call))
                .addSubcommand("hold", HoldCommand.tree(call))
                .addSubcommand("prune", new PruneCommand(call))
                .addSubcommand("key", KeyCommand.tree(call))
                .addSubcommand("continue-log", new ContinueLogCommand(call))
                .addSubcommand("migrate-store", new MigrateStoreCommand(call))
                .addSubcommand("migrate-files", new MigrateFilesCommand(call))
                .addSubcommand("witness", WitnessCommand.tree(call))
                .addSubcommand("start-dev", new StartDevCommand(call))
                .addSubcommand("start", new StartCommand(call))
                .addSubcommand("migrate", new MigrateCommand(call))
                .addSubcommand("vault-key", new VaultKeyCommand(call))
                .addSubcommand("aot", new AotCommand(call))
                .addSubcommand("setup", new SetupCommand(call))
                .addSubcommand("login", new LoginCommand(call))
                .addSubcommand("logout", new LoginCommand.Logout(call))
                .addSubcommand("user", Nouns.users(call))
                .addSubcommand("token", Nouns.tokens(call))
                .addSubcommand("project", Nouns.projects(call))
                .addSubcommand("record", Nouns.records(call))
                .addSubcommand("evidence", Nouns.evidence(call))
                .addSubcommand("e2e", new E2eCommand(call))
                .addSubcommand("seed", new SeedCommand(call))
                .addSubcommand("reset", new ResetCommand(call))
                .addSubcommand("anonymize", new AnonymizeCommand(call))
                .addSubcommand("support-bundle", new SupportBundleCommand(call))
                .addSubcommand("doctor", new DoctorCommand(call))
                .addSubcommand("demo", new DemoCommand(call))
                .addSubcommand("completion", new CompletionCommand(call, () -> bash(tree)));
        tree.setResourceBundle(session.messages().bundle());
        tree.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        session.terminal().colours() ? Ansi.ON : Ansi.OFF));
        tree.setOut(writer(session.terminal().out()));
        tree.setErr(writer(session.terminal().err()));
        tree.setUsageHelpAutoWidth(false);
        tree.setUsageHelpWidth(100);
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        Failures failures = new Failures(session, () -> root.debug, json);
        tree.setParameterExceptionHandler(failures::usage);
        tree.setExecutionExceptionHandler((e, command, parsed) -> failures.report(e));
        return tree;
    }

    private static PrintWriter writer(PrintStream to) {
        return new PrintWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), true);
    }

    private static String bash(CommandLine tree) {
        return AutoComplete.bash("worklog", tree);
    }
}
