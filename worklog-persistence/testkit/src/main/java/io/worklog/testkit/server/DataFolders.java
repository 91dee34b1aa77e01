package io.worklog.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where private servers keep their data.
 *
 * @param all every folder that may have been used, each with what dead processes have left there
 * @param room how many bytes have to be free for one but the last to be used
 */
record DataFolders(List<Path> all, long room) {

    /** Of the servers of one run, with what their tests write. */
    private static final long ROOM = 4L << 30;

    DataFolders {
        all = List.copyOf(all);
    }

    static DataFolders ofThisUser() {
        String name = "worklog-test-" + System.getProperty("user.name");
        Path memory = Path.of("/dev/shm");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), name);
        return Files.isWritable(memory)
                ? new DataFolders(List.of(memory.resolve(name), temporary), ROOM)
                : of(temporary);
    }

    /** One folder, whatever room it has. */
    static DataFolders of(Path folder) {
        return new DataFolders(List.of(folder), 0);
    }

    /** The first that has room, or else the last; it is made. */
    Path chosen() {
        return all.stream().filter(this::hasRoom).findFirst().orElseGet(all::getLast);
    }

    private boolean hasRoom(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace() >= room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
