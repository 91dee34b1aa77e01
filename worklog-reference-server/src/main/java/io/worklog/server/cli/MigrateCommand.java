package io.worklog.server.cli;

import io.worklog.error.StoreUnavailableException;
import io.worklog.server.app.SchemaSettings;
import io.worklog.server.db.SchemaUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog migrate}: brings the tables of the domain database to this version. */
@Command(name = "migrate")
final class MigrateCommand implements Callable<Integer> {
    private final Call call;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "start.config")
    Path config;

    @Option(names = "--dry-run", descriptionKey = "schema.dryRun")
    boolean dryRun;

    MigrateCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(config)) {
            throw new NoSuchFileException(config.toString());
        }
        try (SchemaUpdate update =
                SchemaSettings.open("--spring.config.additional-location=file:" + config)) {
            List<String> missing = update.missing();
            if (!dryRun && !missing.isEmpty()) {
                update.apply();
            }
            tell(missing);
            return dryRun && !missing.isEmpty() ? ExitCode.CONFIGURATION : ExitCode.OK;
        } catch (FlywayException e) {
            String why = call.text("schema.failed", String.valueOf(e.getMessage()));
            throw new StoreUnavailableException(why, e);
        }
    }

    private void tell(List<String> missing) {
        if (call.json()) {
            List<Json> steps =
                    missing.stream().map(step -> Json.object().put("migration", step)).toList();
            call.terminal()
                    .out()
                    .println(Json.object().put("dryRun", dryRun).put("migrations", steps));
            return;
        }
        missing.forEach(step -> call.terminal().line(step));
        String end = missing.isEmpty() ? "schema.none" : dryRun ? "schema.missing" : "schema.done";
        call.say(end, missing.size());
    }
}
