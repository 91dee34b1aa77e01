package io.worklog.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All that the store does with a file system, in one place so that tests can make it fail. */
interface FileOps {
    /** How a file is opened. */
    enum Access {
        /** An existing file, to read. */
        READ,
        /** An existing file, to read and write. */
        WRITE,
        /** A file that does not exist yet, to read and write. */
        CREATE,
        /** The same, but nobody else than the owner may read it, where the file system can tell. */
        CREATE_SECRET
    }

    /** Opens a file. */
    DiskFile open(Path file, Access access) throws IOException;

    /** Whether there is a file or folder of that name. */
    boolean exists(Path path);

    /** The names in a folder, sorted. */
    List<String> list(Path folder) throws IOException;

    /** Makes a folder and those above it, where they are not there. */
    void createFolders(Path folder) throws IOException;

    /** Gives a file or folder a new name in one step; a file that has it is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file, where there is one. */
    void delete(Path file) throws IOException;

    /** Removes a folder with all that is in it, where there is one. */
    void deleteTree(Path folder) throws IOException;

    /** Returns only when the names in the folder are on the disk. */
    void forceFolder(Path folder) throws IOException;
}
