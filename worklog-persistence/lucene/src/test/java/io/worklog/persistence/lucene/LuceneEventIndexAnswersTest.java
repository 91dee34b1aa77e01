package io.worklog.persistence.lucene;

import io.worklog.testkit.CheckableIndexContract;
import io.worklog.testkit.ErasableIndexContract;
import io.worklog.testkit.EventIndexContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Every answer is the one the reference gives, whatever was asked and however the index lies. */
class LuceneEventIndexAnswersTest extends EventIndexContract<LuceneEventIndex>
        implements ErasableIndexContract, CheckableIndexContract {
    @TempDir Path folder;

    @Override
    protected LuceneEventIndex open() {
        return LuceneEventIndex.open(folder, LuceneIndexOptions.defaults().withBufferMegabytes(4));
    }

    @Override
    protected LuceneEventIndex reopen(LuceneEventIndex open) {
        open.close();
        return open();
    }

    @Override
    public int events() {
        return Integer.getInteger("worklog.test.events", 2_000);
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 300);
    }
}
