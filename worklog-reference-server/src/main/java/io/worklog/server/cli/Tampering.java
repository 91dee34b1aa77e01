package io.worklog.server.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody with access to the disk could do: change one byte of one entry, behind Worklog's
 * back. Only the demo does so, in a folder of its own.
 *
 * @param file where the entry is stored
 * @param offset of the byte in the file
 * @param place of the byte in the entry, from 0
 */
record Tampering(Path file, long offset, int place) {
    /** Finds an entry's bytes on the disk. */
    static Tampering of(Path folder, byte[] entry) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            int at = indexOf(Files.readAllBytes(file), entry);
            if (at >= 0) {
                int place = entry.length / 2;
                return new Tampering(file, (long) at + place, place);
            }
        }
        throw new IOException("the entry's bytes are in no file of " + folder);
    }

    /** Changes the byte: its lowest bit becomes the other one. */
    void apply() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, offset);
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
