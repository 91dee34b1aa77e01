package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.server.cli.WorklogCommand.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code worklog}: what is common to all its commands, and the way in. */
@Command(name = "worklog", versionProvider = Version.class)
public final class WorklogCommand implements Runnable {
    @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "option.json")
    boolean json;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            scope = ScopeType.INHERIT,
            descriptionKey = "option.lang")
    @Nullable String lang;

    @Option(names = "--debug", scope = ScopeType.INHERIT, descriptionKey = "option.debug")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "option.help")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "option.version")
    boolean version;

    @Spec CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        java.util.logging.Logger.getLogger("org.apache.lucene")
                .setLevel(java.util.logging.Level.SEVERE);
        // Drivers write their remarks through SLF4J, to which nothing listens here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        Terminal terminal =
                new Terminal(
                        out,
                        err,
                        !plain && Boolean.getBoolean("worklog.tty.out"),
                        Boolean.getBoolean("worklog.tty.err"));
        int code = run(Arrays.asList(args), terminal, System.getenv());
        out.flush();
        System.exit(code);
    }

    /** Runs one command and returns its exit code. */
    static int run(List<String> args, Terminal terminal, Map<String, String> environment) {
        Messages messages = Messages.chosen(language(args), environment);
        Session session =
                new Session(
                        messages,
                        terminal,
                        InstantSource.system(),
                        new SecureRandom(),
                        environment);
        return CommandTree.of(session).execute(args.toArray(String[]::new));
    }

    /** The language must be known before the help texts are made. */
    private static @Nullable String language(List<String> args) {
        int at = args.indexOf("--lang");
        if (at >= 0 && at + 1 < args.size()) {
            return args.get(at + 1);
        }
        return args.stream()
                .filter(arg -> arg.startsWith("--lang="))
                .map(arg -> arg.substring("--lang=".length()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Worklog.class.getPackage().getImplementationVersion();
            return new String[] {
                "worklog " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version()
            };
        }
    }
}
