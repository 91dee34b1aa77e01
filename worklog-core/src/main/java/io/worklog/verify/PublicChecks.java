package io.worklog.verify;

import io.worklog.catalog.WorklogTypes;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What can be checked of a log of which only the public formats are there: where its first entries
 * are gone, that an entry under the checkpoint says why. Who serves the log is not believed.
 */
final class PublicChecks implements ContentChecks {
    /** Sealed bytes are canonical, and quotation marks inside texts are escaped. */
    private static final String PRUNED = "\"type\":\"" + WorklogTypes.PRUNED.name() + "\"";

    private final Faults faults;
    private final Erasures erasures = new Erasures();

    PublicChecks(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void visit(LogEntry entry) {
        byte[] sealed = entry.sealed();
        see(entry.index().value(), sealed, 0, sealed.length, null);
    }

    @Override
    public void see(long place, byte[] bytes, int at, int length, byte @Nullable [] side) {
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        if (text.contains(PRUNED)) {
            note(place, Arrays.copyOfRange(bytes, at, at + length));
        }
    }

    private void note(long place, byte[] sealed) {
        try {
            erasures.note(LogIndex.of(place), EventCodec.decode(sealed, null).event());
        } catch (IntegrityException e) {
            // A log of others can hold such words; an entry that is no event of ours says nothing.
        }
    }

    @Override
    public void finish(long size, long from, long kept, ReportBuilder report) {
        erasures.judgePruning(from, kept, faults, report);
    }
}
