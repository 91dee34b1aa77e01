package io.worklog.server.e2e;

import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import io.worklog.client.WorklogClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the checks of one run share: who asks, and the project they made. Not thread-safe. */
final class Scene implements AutoCloseable {
    private final WorklogClient person;
    private final Path folder;
    private final InstantSource clock;
    private final List<WorklogClient> others = new ArrayList<>();
    private @Nullable ProjectClient project;
    private @Nullable ApiJson record;

    Scene(WorklogClient person, Path folder, InstantSource clock) {
        this.person = person;
        this.folder = folder;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The one for whom the suite runs. */
    WorklogClient person() {
        return person;
    }

    /** Somebody with another key, or with none. */
    WorklogClient other(@Nullable String key) {
        var builder = WorklogClient.to(person.server());
        WorklogClient other = (key == null ? builder : builder.key(key)).open();
        others.add(other);
        return other;
    }

    URI server() {
        return person.server();
    }

    /** The project that the first check made. */
    ProjectClient project() {
        return Optional.ofNullable(project)
                .orElseThrow(() -> new CheckFailedException("there is no project to work in"));
    }

    Optional<ProjectClient> madeProject() {
        return Optional.ofNullable(project);
    }

    void project(ProjectClient made) {
        project = made;
    }

    /** The record that an earlier check made. */
    ApiJson record() {
        return Optional.ofNullable(record)
                .orElseThrow(() -> new CheckFailedException("there is no record to work on"));
    }

    void record(ApiJson made) {
        record = made;
    }

    /** A file that is not there yet, dropped at the end. */
    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        others.forEach(WorklogClient::close);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
