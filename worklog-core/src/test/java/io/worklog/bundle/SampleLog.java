package io.worklog.bundle;

import io.worklog.catalog.WorklogTypes;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.codec.EncodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.codec.PrivateSide;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A sealed log of orders with personal fields; entry 3 has a file attached. */
final class SampleLog {
    static final LogId LOG = LogId.of("orders");
    static final String ORIGIN = "example.org/orders";
    static final NoteSigner SIGNER = Ed25519Keys.fromSeed(ORIGIN, new byte[32]);
    static final KeyHistory KEYS = KeyHistory.of(SIGNER.verifierKey());
    static final byte[] FILE = "a photo".getBytes(StandardCharsets.UTF_8);
    static final String EVIDENCE = sha256(FILE);

    final MutableStore store = new MutableStore();
    final HeapEvidence evidence = new HeapEvidence();
    private final EventCodec codec = new EventCodec(new SecureRandom());
    private final TreeBuilder tree = TreeBuilder.empty();
    private LogHead head = store.create(LOG);

    SampleLog(int size) {
        evidence.bytes.put(EVIDENCE, FILE);
        for (int i = 0; i < size; i++) {
            add(order(i));
        }
        seal();
    }

    BundleWriter bundles() {
        SignedNote note = SignedNote.parse(store.checkpoint(LOG).orElseThrow());
        return BundleWriter.of(store, LOG, note, KEYS, evidence);
    }

    void add(AuditEvent event) {
        EncodedEvent bytes = codec.encode(event, FieldPolicy.defaults());
        Hash leaf = Rfc6962.leaf(bytes.sealed());
        NewEntry entry = new NewEntry(bytes.sealed(), bytes.privateSide(), leaf, null);
        head =
                store.append(
                        new AppendBatch(
                                LOG,
                                head.epoch(),
                                head.size(),
                                List.of(entry),
                                tree.append(List.of(leaf))));
    }

    void seal() {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, head.size(), tree.root());
        store.publish(LOG, head.size(), SignedNote.sign(checkpoint.text(), SIGNER).bytes());
    }

    void recordRedaction(long index, String path) {
        Change erased =
                new Change("#" + index + path, ChangeOp.REMOVE, null, null, FieldClass.PUBLIC);
        add(
                base(new TypeRef(WorklogTypes.REDACTION.name(), 1), head.size().value())
                        .reason("case 7")
                        .target(Target.of("entry", Long.toString(index)))
                        .change(erased)
                        .build());
    }

    void redact(long index, String path) {
        recordRedaction(index, path);
        LogEntry entry = store.read(LOG, LogIndex.of(index), 1, Long.MAX_VALUE).get(0);
        store.replacePrivateSide(
                LOG,
                LogIndex.of(index),
                PrivateSide.parse(entry.privateSide()).remove(List.of(path)).bytes());
    }

    void dropPrivateSide(long index) {
        store.replacePrivateSide(LOG, LogIndex.of(index), null);
    }

    void damage(long index) {
        store.damaged.add(index);
    }

    private static AuditEvent order(int i) {
        AuditEventBuilder event =
                base(new TypeRef("order.paid", 1), i)
                        .actor(Actor.user("u" + i, "Person " + i))
                        .target(Target.of("order", "o-" + i))
                        .change(Change.set("status", "open", "paid"))
                        .context(new RequestContext("10.0.0." + i, null, null, null, "web", null));
        if (i == 3) {
            event.evidence(
                    new Evidence(EVIDENCE, FILE.length, "image/png", "photo.png", null, null));
        }
        return event.build();
    }

    private static AuditEventBuilder base(TypeRef type, long i) {
        return AuditEvent.builder(type)
                .id(new UUID(0x7000 | i << 16, 0x8000000000000000L | i))
                .recordedAt(Instant.parse("2026-11-22T08:00:00Z").plusSeconds(i))
                .provenance(new Provenance("orders", "test", i))
                .actor(Actor.system());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attached bytes on the heap, unchecked, so that a test can change them. */
    static final class HeapEvidence implements EvidenceStore {
        final Map<String, byte[]> bytes = new HashMap<>();

        @Override
        public Stored put(InputStream in, long maxBytes) throws IOException {
            byte[] all = in.readAllBytes();
            bytes.put(sha256(all), all);
            return new Stored(sha256(all), all.length);
        }

        @Override
        public Optional<InputStream> open(String sha256, long offset) {
            return Optional.ofNullable(bytes.get(sha256))
                    .map(all -> new Checked(all, all.length, sha256(all).equals(sha256)));
        }

        @Override
        public Optional<Long> size(String sha256) {
            return Optional.ofNullable(bytes.get(sha256)).map(all -> (long) all.length);
        }

        @Override
        public boolean delete(String sha256) {
            return bytes.remove(sha256) != null;
        }

        @Override
        public void close() {}
    }

    /** Fails at the end where the content is not what its digest says, as a store must. */
    private static final class Checked extends ByteArrayInputStream {
        private final boolean right;

        Checked(byte[] all, int length, boolean right) {
            super(all, 0, length);
            this.right = right;
        }

        @Override
        public long transferTo(java.io.OutputStream out) throws IOException {
            if (!right) {
                throw new IOException("not what was stored");
            }
            return super.transferTo(out);
        }
    }
}
