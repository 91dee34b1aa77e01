package io.worklog.server.cli;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies the logs of a Worklog folder. */
final class FolderCheck {
    private final Call call;
    private final Path folder;

    FolderCheck(Call call, Path folder) {
        this.call = call;
        this.folder = folder;
    }

    /**
     * Checks one log or all of them.
     *
     * @param deep whether the event index is held against the entries too
     * @param pinned keys to believe instead of those in the folder
     * @param options what else to check with; its keys are not used
     */
    List<VerifyReport> verify(
            @Nullable LogId wanted,
            boolean deep,
            @Nullable KeyHistory pinned,
            VerifyOptions options) {
        List<VerifyReport> reports = new ArrayList<>();
        try (OpenFolder open = OpenFolder.open(call, folder)) {
            List<LogId> logs = open.logs(wanted);
            if (logs.isEmpty()) {
                throw call.failure(ExitCode.NOT_VERIFIED, "error.noLogs", folder);
            }
            for (LogId log : logs) {
                Verifier verifier = Verifier.create(with(keys(open, log, pinned), options));
                LuceneEventIndex index = deep ? open.index() : null;
                if (deep && index == null) {
                    throw call.failure(ExitCode.NOT_VERIFIED, "error.noIndex", folder);
                }
                reports.add(verifier.verify(open.store(), log, open.evidence(), index));
            }
        }
        return reports;
    }

    /** Without a key file the log is unverifiable, which the report says; it is no crash. */
    private static @Nullable KeyHistory keys(
            OpenFolder open, LogId log, @Nullable KeyHistory pinned) {
        if (pinned != null) {
            return pinned;
        }
        try {
            return open.keys(log);
        } catch (IntegrityException noKeyFile) {
            return null;
        }
    }

    private static VerifyOptions with(@Nullable KeyHistory keys, VerifyOptions options) {
        return new VerifyOptions(
                keys,
                options.knownCheckpoints(),
                options.from(),
                options.threads(),
                options.progress());
    }
}
