package io.worklog.server.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk of the data folder. */
final class DiskPart implements Part {
    private final Path folder;
    private final long minimum;

    DiskPart(Path folder, long minimum) {
        this.folder = folder;
        this.minimum = minimum;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding look() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Finding.fine(name());
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        return free >= minimum
                ? Finding.fine(name())
                : Finding.readOnly(name(), "only " + free + " bytes are free");
    }
}
