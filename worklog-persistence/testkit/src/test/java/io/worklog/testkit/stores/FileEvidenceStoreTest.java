package io.worklog.testkit.stores;

import io.worklog.evidence.FileEvidenceStore;
import io.worklog.testkit.EvidenceStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceStoreTest extends EvidenceStoreContract<FileEvidenceStore> {
    @TempDir Path folder;

    @Override
    protected FileEvidenceStore open() {
        return FileEvidenceStore.open(folder);
    }

    @Override
    protected FileEvidenceStore reopen(FileEvidenceStore open) {
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
        Files.write(folder.resolve(sha256.substring(0, 2)).resolve(sha256), bytes);
    }
}
