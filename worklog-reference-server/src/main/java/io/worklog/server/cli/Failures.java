package io.worklog.server.cli;

import io.worklog.client.JobEndedException;
import io.worklog.client.WorklogProblemException;
import io.worklog.error.BackpressureException;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.retention.HeldException;
import io.worklog.server.app.RefusedStartException;
import io.worklog.server.mapping.MappingFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command into one sentence and an exit code. */
final class Failures {
    private static final int SERVER_FAULT = 500;

    private final Session session;
    private final Supplier<Boolean> debug;
    private final Supplier<Boolean> json;

    Failures(Session session, Supplier<Boolean> debug, Supplier<Boolean> json) {
        this.session = session;
        this.debug = debug;
        this.json = json;
    }

    /** A command that was typed wrong. */
    int usage(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String problem =
                switch (e) {
                    case MissingParameterException missing ->
                            session.messages().text("error.missing", names(missing));
                    case UnmatchedArgumentException unknown ->
                            session.messages()
                                    .text(
                                            "error.unknown",
                                            String.join(" ", unknown.getUnmatched()));
                    default -> String.valueOf(e.getMessage());
                };
        boolean asked = java.util.Arrays.asList(args).contains("--json");
        print(asked, ExitCode.USAGE, problem);
        if (!asked) {
            session.terminal().note(session.messages().text("error.seeHelp", command));
        }
        return ExitCode.USAGE;
    }

    /** A command that failed while it ran. */
    int report(Exception failure) {
        if (debug.get()) {
            failure.printStackTrace(session.terminal().err());
        }
        int code = code(failure);
        if (failure instanceof WorklogProblemException problem) {
            tell(problem, code);
        } else {
            print(json.get(), code, sentence(failure, code));
        }
        return code;
    }

    /** What a server refused, with what to do about it. */
    private void tell(WorklogProblemException problem, int code) {
        if (json.get()) {
            Json error =
                    Json.object()
                            .put("error", String.valueOf(problem.getMessage()))
                            .put("exitCode", code)
                            .put("code", problem.code())
                            .put("status", problem.status())
                            .put("remedy", problem.remedy().orElse(null))
                            .put("requestId", problem.requestId().orElse(null));
            session.terminal().out().println(error);
        }
        session.terminal()
                .note(session.messages().text("error.line", String.valueOf(problem.getMessage())));
        problem.remedy().ifPresent(session.terminal()::note);
        problem.requestId()
                .filter(id -> problem.status() >= SERVER_FAULT)
                .ifPresent(id ->
                        session.terminal().note(session.messages().text("error.requestId", id)));
    }

    /** Refused is not the same as away. */
    private static int code(WorklogProblemException problem) {
        boolean away = problem.status() == 429 || problem.status() >= SERVER_FAULT;
        return away ? ExitCode.UNREACHABLE : ExitCode.USAGE;
    }

    private void print(boolean asJson, int code, String sentence) {
        if (asJson) {
            Json error = Json.object().put("error", sentence).put("exitCode", code);
            session.terminal().out().println(error);
        }
        session.terminal().note(session.messages().text("error.line", sentence));
    }

    static int code(Exception failure) {
        return switch (failure) {
            case CommandException e -> e.exitCode();
            case WorklogProblemException e -> code(e);
            case JobEndedException e -> ExitCode.JOB;
            case MappingFileException e -> ExitCode.CONFIGURATION;
            case RefusedStartException e -> ExitCode.CONFIGURATION;
            case IntegrityException e -> ExitCode.NOT_VERIFIED;
            case StoreUnavailableException e -> ExitCode.UNREACHABLE;
            case BackpressureException e -> ExitCode.UNREACHABLE;
            case RejectedEventException e -> ExitCode.USAGE;
            case HeldException e -> ExitCode.USAGE;
            case IllegalArgumentException e -> ExitCode.USAGE;
            case NoSuchFileException e -> ExitCode.USAGE;
            case FileAlreadyExistsException e -> ExitCode.USAGE;
            case IOException e -> ExitCode.UNREACHABLE;
            case UncheckedIOException e -> code(cause(e));
            default -> ExitCode.INTERNAL;
        };
    }

    private String sentence(Exception failure, int code) {
        return switch (failure) {
            case NoSuchFileException e -> session.messages().text("error.noFile", e.getFile());
            case FileAlreadyExistsException e ->
                    session.messages().text("error.exists", e.getFile());
            case AccessDeniedException e -> session.messages().text("error.access", e.getFile());
            case FileSystemException e ->
                    session.messages().text("error.file", e.getFile(), reason(e));
            case UncheckedIOException e -> sentence(cause(e), code);
            default ->
                    code == ExitCode.INTERNAL
                            ? session.messages()
                                    .text("error.internal", failure.getClass().getSimpleName())
                            : message(failure);
        };
    }

    private static IOException cause(UncheckedIOException e) {
        return Objects.requireNonNull(e.getCause());
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String names(MissingParameterException missing) {
        return missing.getMissing().stream()
                .map(part ->
                        part instanceof CommandLine.Model.OptionSpec option
                                ? option.longestName() + " " + option.paramLabel()
                                : part.paramLabel())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
