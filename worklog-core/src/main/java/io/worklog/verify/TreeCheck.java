package io.worklog.verify;

import io.worklog.merkle.Hash;
import io.worklog.merkle.TileId;
import io.worklog.verify.Remark.Key;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Re-derives a whole tree from its entries on several threads, holds it against the signed root and
 * the stored tiles, and names the first entry that is wrong.
 */
final class TreeCheck {
    /** Bundles a thread takes at a time and reads in one go. */
    private static final int STRIDE = 16;

    private final LogSource source;
    private final long size;
    private final TileCheck tiles;
    private final Faults faults;
    private final VerifyOptions options;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    TreeCheck(
            LogSource source,
            long size,
            long from,
            VerifyOptions options,
            EntryVisitor visitor,
            Faults faults) {
        this.source = source;
        this.size = size;
        this.options = options;
        this.faults = faults;
        this.tiles = new TileCheck(source, size, from, visitor, faults);
    }

    /** Checks everything; whatever does not hold is among the faults afterwards. */
    void run(Hash signedRoot) {
        long bundles = (size + TileId.FULL - 1) / TileId.FULL;
        byte[] roots = new byte[Math.toIntExact(size / TileId.FULL * Hash.SIZE)];
        byte[] last = new byte[(int) (size % TileId.FULL) * Hash.SIZE];
        hashAll(bundles, roots, last);
        DerivedTree derived = new DerivedTree(size, roots, last);
        if (derived.root().equals(signedRoot)) {
            tiles.doubts().forEach((index, what) -> faults.add(Fault.Kind.DERIVED, index, what));
            compareUpperTiles(derived);
        } else {
            new FirstFault(source, size, derived, tiles, faults).find(signedRoot);
        }
    }

    /** How many entries were hashed. */
    long hashed() {
        return done.get();
    }

    private void hashAll(long bundles, byte[] roots, byte[] last) {
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        options.threads(),
                        Thread.ofPlatform().name("worklog-verify-", 0).factory());
        try {
            Runnable work = () -> hashSome(bundles, roots, last);
            for (Future<?> part :
                    IntStream.range(0, options.threads())
                            .mapToObj(i -> pool.submit(work))
                            .toList()) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while verifying " + source.name(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("verifying " + source.name() + " failed", e);
        } finally {
            // Nobody is interrupted: that would close the store's files under all who read them.
            next.set(bundles);
            pool.shutdown();
        }
    }

    private void hashSome(long bundles, byte[] roots, byte[] last) {
        long first = next.getAndAdd(STRIDE);
        while (first < bundles) {
            int count = (int) Math.min(STRIDE, bundles - first);
            byte[] leaves = tiles.leaves(first, count);
            for (int i = 0; i < count; i++) {
                fold(first + i, leaves, i * TileId.FULL * Hash.SIZE, roots, last);
            }
            options.progress().at(done.get(), size);
            first = next.getAndAdd(STRIDE);
        }
    }

    /** Keeps the root of a full bundle, or the leaf hashes of the last one. */
    private void fold(long bundle, byte[] leaves, int at, byte[] roots, byte[] last) {
        if (tiles.width(bundle) == TileId.FULL) {
            byte[] tile = Arrays.copyOfRange(leaves, at, at + TileId.FULL * Hash.SIZE);
            SubtreeRoots.of(tile).copyTo(roots, Math.toIntExact(bundle * Hash.SIZE));
        } else {
            System.arraycopy(leaves, at, last, 0, last.length);
        }
        done.addAndGet(tiles.width(bundle) - tiles.skipped(bundle));
    }

    private void compareUpperTiles(DerivedTree derived) {
        for (int level = 1; level < derived.levels(); level++) {
            for (long n = 0; n < derived.tiles(level); n++) {
                compare(derived.widest(level, n), derived);
            }
        }
    }

    private void compare(TileId id, DerivedTree derived) {
        long first = id.index() * Bundles.span(id.level());
        String name = id.level() + "/" + id.index();
        try {
            if (!Arrays.equals(source.tile(id), derived.tile(id))) {
                faults.add(Fault.Kind.DERIVED, first, Key.TILE_DIFFERS, name);
            }
        } catch (IOException e) {
            faults.add(Fault.Kind.DERIVED, first, Key.TILE_UNREADABLE, name);
        }
    }
}
