package io.worklog.testkit;

import io.worklog.evidence.FileEvidenceStore;
import io.worklog.spi.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Evidence stores that each do one thing wrong. */
final class PlantedEvidence {
    private PlantedEvidence() {}

    /** A folder as it should be; a subclass plants one fault in it. */
    static class Forwarding implements EvidenceStore {
        final Path folder;
        final EvidenceStore files;

        Forwarding(Path folder) {
            this.folder = folder;
            this.files = FileEvidenceStore.open(folder);
        }

        Path file(String sha256) {
            return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
        }

        @Override
        public Stored put(InputStream bytes, long maxBytes) throws IOException {
            return files.put(bytes, maxBytes);
        }

        @Override
        public Optional<InputStream> open(String sha256, long offset) throws IOException {
            return files.open(sha256, offset);
        }

        @Override
        public Optional<Long> size(String sha256) throws IOException {
            return files.size(sha256);
        }

        @Override
        public boolean delete(String sha256) throws IOException {
            return files.delete(sha256);
        }

        @Override
        public void close() {
            files.close();
        }
    }

    /** The exam of a store without fault or with one; no runner finds it by itself. */
    abstract static class Exam extends EvidenceStoreContract<Forwarding> {
        @TempDir Path folder;

        @Override
        protected Forwarding reopen(Forwarding open) {
            open.close();
            return open();
        }

        @Override
        protected long remains() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile).count();
            }
        }

        @Override
        protected void overwrite(String sha256, byte[] bytes) throws IOException {
            Files.write(store().file(sha256), bytes);
        }
    }

    static class Honest extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder);
        }
    }

    static class Truncates extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Stored put(InputStream bytes, long maxBytes) throws IOException {
                    Stored stored = super.put(bytes, maxBytes);
                    if (stored.size() > 65_536) {
                        byte[] all = Files.readAllBytes(file(stored.sha256()));
                        Files.write(file(stored.sha256()), java.util.Arrays.copyOf(all, 65_536));
                    }
                    return stored;
                }
            };
        }
    }

    static class BelievesWhatItReads extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Optional<InputStream> open(String sha256, long offset) throws IOException {
                    Optional<InputStream> checked = super.open(sha256, offset);
                    if (checked.isEmpty()) {
                        return checked;
                    }
                    checked.get().close();
                    byte[] all = Files.readAllBytes(file(sha256));
                    int from = (int) Math.min(offset, all.length);
                    return Optional.of(new ByteArrayInputStream(all, from, all.length - from));
                }
            };
        }
    }

    static class KeepsWhatArrivedBeforeTheBreak extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Stored put(InputStream bytes, long maxBytes) throws IOException {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    try {
                        bytes.transferTo(all);
                    } catch (IOException e) {
                        super.put(new ByteArrayInputStream(all.toByteArray()), maxBytes);
                        throw e;
                    }
                    return super.put(new ByteArrayInputStream(all.toByteArray()), maxBytes);
                }
            };
        }
    }

    static class TakesOneByteTooMany extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Stored put(InputStream bytes, long maxBytes) throws IOException {
                    return super.put(bytes, maxBytes + 2);
                }
            };
        }
    }

    static class ClosesTheStream extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Stored put(InputStream bytes, long maxBytes) throws IOException {
                    try (bytes) {
                        return super.put(bytes, maxBytes);
                    }
                }
            };
        }
    }

    static class ReadsAllAtOnce extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public Stored put(InputStream bytes, long maxBytes) throws IOException {
                    return super.put(new Greedy(bytes), maxBytes);
                }
            };
        }
    }

    private static final class Greedy extends FilterInputStream {
        private InputStream all = InputStream.nullInputStream();
        private boolean read;

        Greedy(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!read) {
                read = true;
                byte[] room = new byte[64 << 20];
                all = new ByteArrayInputStream(room, 0, in.readNBytes(room, 0, room.length));
            }
            return all.read(target, offset, length);
        }
    }

    static class LeavesWhatItDeletes extends Exam {
        @Override
        protected Forwarding open() {
            return new Forwarding(folder) {
                @Override
                public boolean delete(String sha256) throws IOException {
                    boolean there = super.size(sha256).isPresent();
                    if (there) {
                        Files.move(file(sha256), folder.resolve(sha256 + ".deleted"));
                    }
                    return there;
                }
            };
        }
    }
}
