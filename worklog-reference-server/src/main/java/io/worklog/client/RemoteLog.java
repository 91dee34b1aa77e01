package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.verify.LogSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The log of a project, as the public formats show it. Thread-safe. */
final class RemoteLog {
    private static final int BUNDLE = 256;

    private final DefaultProjectClient project;
    private final Transport transport;
    private final AtomicReference<@Nullable KeyHistory> keys;

    RemoteLog(DefaultProjectClient project, Transport transport, @Nullable KeyHistory trusted) {
        this.project = project;
        this.transport = transport;
        this.keys = new AtomicReference<>(trusted);
    }

    LogSource source() {
        return transport.logSource("/logs/" + ApiRequest.encode(project.id()) + "/");
    }

    /** The keys to believe; those that the server names are asked for once. */
    KeyHistory keys() {
        KeyHistory known = keys.get();
        if (known == null) {
            known = read();
            keys.set(known);
        }
        return known;
    }

    private KeyHistory read() {
        List<LogKey> all = new ArrayList<>();
        for (ApiJson key : project.request("GET", "/log").json().list("keys")) {
            all.add(
                    new LogKey(
                            VerifierKey.parse(key.text("verifierKey")),
                            TreeSize.of(key.number("from")),
                            key.has("to") ? TreeSize.of(key.number("to")) : null));
        }
        return new KeyHistory(all);
    }

    /** The entry's own bytes are read, hashed here, and led to a checkpoint of the log. */
    ProvenEvent prove(long index) {
        byte[] file =
                project.request("GET", "/proofs/" + index).header("Accept", "*/*").send().body();
        byte[] sealed = sealed(index, ProofFile.parse(file).inclusion().size());
        ProofFile proof = new ProofChecks(this::keys).check(file, index, Rfc6962.leaf(sealed));
        return new ProvenEvent(sealed, proof);
    }

    private byte[] sealed(long index, long size) {
        long bundle = index / BUNDLE;
        int width = (int) Math.min(BUNDLE, size - bundle * BUNDLE);
        int place = (int) (index % BUNDLE);
        try {
            return source().entries(bundle, place, width).getFirst().sealed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
