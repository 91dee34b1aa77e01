package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TilePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder in the C2SP tlog-tiles layout, as a web server or a bucket would serve it. */
final class FolderLogSource implements LogSource {
    private final Path folder;

    FolderLogSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public byte[] checkpoint() throws IOException {
        return Files.readAllBytes(folder.resolve("checkpoint"));
    }

    @Override
    public byte[] tile(TileId id) throws IOException {
        return Bundles.hashes(Files.readAllBytes(folder.resolve(TilePaths.hashTile(id))), id);
    }

    @Override
    public List<LogEntry> entries(long bundle, int skip, int width) throws IOException {
        Path file = folder.resolve(TilePaths.entryBundle(bundle, width));
        return Bundles.entries(Files.readAllBytes(file), bundle, skip, width);
    }

    @Override
    public long minIndex() {
        return 0;
    }
}
