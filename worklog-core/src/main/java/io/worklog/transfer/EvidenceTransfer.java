package io.worklog.transfer;

import io.worklog.error.IntegrityException;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.EvidenceStore.Stored;
import io.worklog.spi.ListableEvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies evidence from one store to another. What the target has already is read back and sent
 * again only if it does not have its digest; so a transfer that was cut short is gone on with by
 * calling it again. What the target has beyond the source stays.
 */
public final class EvidenceTransfer {
    private final ListableEvidenceStore from;
    private final EvidenceStore to;
    private final TransferProgress progress;
    private final InstantSource clock;

    private EvidenceTransfer(
            ListableEvidenceStore from,
            EvidenceStore to,
            TransferProgress progress,
            InstantSource clock) {
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A transfer between two stores, both of which stay the caller's. */
    public static EvidenceTransfer between(
            ListableEvidenceStore from,
            EvidenceStore to,
            TransferProgress progress,
            InstantSource clock) {
        return new EvidenceTransfer(from, to, progress, clock);
    }

    /** What {@link #copy} would do; writes nothing. */
    public EvidenceReport plan() throws IOException {
        return each(false);
    }

    /**
     * Copies everything that the target lacks and reads all of it back.
     *
     * @throws IntegrityException if content in either store does not have its digest
     */
    public EvidenceReport copy() throws IOException {
        return each(true);
    }

    private EvidenceReport each(boolean forReal) throws IOException {
        EvidenceReport sum = new EvidenceReport(0, 0, 0);
        List<String> digests = digests();
        Pace pace = new Pace(progress, clock, TransferState.Step.COPY, "", 0);
        long done = 0;
        for (String digest : digests) {
            Optional<Long> size = from.size(digest);
            if (size.isPresent()) {
                sum = one(digest, size.get(), forReal, sum);
            }
            pace.at(++done, digests.size());
        }
        return sum;
    }

    private EvidenceReport one(String digest, long size, boolean forReal, EvidenceReport sum)
            throws IOException {
        boolean there = to.size(digest).filter(found -> found == size).isPresent();
        boolean keep = there && (!forReal || isWhole(digest));
        if (forReal && !keep) {
            send(digest, size);
            if (!isWhole(digest)) {
                throw damaged(digest);
            }
        }
        return keep
                ? new EvidenceReport(sum.copied(), sum.bytes(), sum.there() + 1)
                : new EvidenceReport(sum.copied() + 1, sum.bytes() + size, sum.there());
    }

    /** Whether what the target has reads back with its digest. */
    private boolean isWhole(String digest) throws IOException {
        Optional<InputStream> bytes = to.open(digest, 0);
        if (bytes.isEmpty()) {
            return false;
        }
        try (InputStream in = bytes.get()) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void send(String digest, long size) throws IOException {
        try (InputStream bytes = from.open(digest, 0).orElseThrow(() -> damaged(digest))) {
            Stored stored = to.put(bytes, size);
            if (!stored.sha256().equals(digest)) {
                to.delete(stored.sha256());
                throw damaged(digest);
            }
        }
    }

    private static IntegrityException damaged(String digest) {
        return new IntegrityException("evidence " + digest + " is damaged or gone");
    }

    private List<String> digests() throws IOException {
        try (Stream<String> all = from.digests()) {
            Iterator<String> each = all.sorted().iterator();
            List<String> found = new ArrayList<>();
            each.forEachRemaining(found::add);
            return found;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
