package io.worklog.server.cli;

import io.worklog.Worklog;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies the logs of a Worklog folder. */
final class FolderCheck {
    private final Call call;
    private final Place folder;

    FolderCheck(Call call, Place folder) {
        this.call = call;
        this.folder = folder;
    }

    /**
     * Checks one log or all of them, also while another process appends to them.
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
        if (deep) {
            bringIndexUpToDate();
        }
        List<VerifyReport> reports = check(false, wanted, deep, pinned, options);
        if (reports.stream().allMatch(VerifyReport::good)) {
            return reports;
        }
        List<VerifyReport> exact = check(true, wanted, false, pinned, options);
        List<VerifyReport> best = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            best.add(exact.get(i).faults().isEmpty() ? reports.get(i) : exact.get(i));
        }
        return best;
    }

    /** An index that lags is no fault of the log; a log that does not open is told later. */
    private void bringIndexUpToDate() {
        try (Worklog worklog = call.session().read(folder)) {
            for (LogId log : worklog.logs()) {
                worklog.existing(log.value()).ifPresent(Session::awaitIndex);
            }
        } catch (IntegrityException damaged) {
            call.note("verify.indexNotFed", String.valueOf(damaged.getMessage()));
        }
    }

    /** Opened as a store, damage may be told by the frame; inspected, it is told by the entry. */
    private List<VerifyReport> check(
            boolean inspected,
            @Nullable LogId wanted,
            boolean deep,
            @Nullable KeyHistory pinned,
            VerifyOptions options) {
        List<VerifyReport> reports = new ArrayList<>();
        try (OpenFolder open =
                inspected ? OpenFolder.inspect(call, folder) : OpenFolder.read(call, folder)) {
            List<LogId> logs = open.logs(wanted);
            if (logs.isEmpty()) {
                throw call.failure(ExitCode.NOT_VERIFIED, "error.noLogs", folder);
            }
            for (LogId log : logs) {
                reports.add(check(open, log, deep, pinned, options));
            }
        }
        return reports;
    }

    private VerifyReport check(
            OpenFolder open,
            LogId log,
            boolean deep,
            @Nullable KeyHistory pinned,
            VerifyOptions options) {
        LuceneEventIndex index = deep ? open.index() : null;
        if (deep && index == null) {
            throw call.failure(ExitCode.NOT_VERIFIED, "error.noIndex", folder);
        }
        Verifier verifier = Verifier.create(with(keys(open, log, pinned), options));
        return verifier.verify(open.store(), log, open.evidence(), index);
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
