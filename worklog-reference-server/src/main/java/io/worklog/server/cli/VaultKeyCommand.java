package io.worklog.server.cli;

import io.worklog.server.vault.NewKeyFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code worklog vault-key}: the master key that a server for real use seals values with. */
@Command(name = "vault-key")
final class VaultKeyCommand implements Callable<Integer> {
    private final Call call;

    @Parameters(paramLabel = "FILE", descriptionKey = "vault.file")
    Path file;

    VaultKeyCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws FileAlreadyExistsException {
        if (!NewKeyFile.create(file, call.session().random(), call.session().clock())) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (call.json()) {
            call.terminal().out().println(Json.object().put("file", file.toString()));
        } else {
            call.say("vault.done", file);
        }
        return ExitCode.OK;
    }
}
