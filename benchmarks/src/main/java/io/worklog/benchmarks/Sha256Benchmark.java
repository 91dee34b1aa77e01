package io.worklog.benchmarks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's raw SHA-256 rate: the ceiling for everything that seals. A leaf hash costs one digest of
 * the event's bytes and an inner node one of 65 bytes, so other results are read as ratios to this one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Sha256Benchmark {

    /** 65 bytes is an inner node (prefix and two hashes); the others are event sizes. */
    @Param({"65", "300", "1000", "10000"})
    private int bytes;

    private byte[] input = {};
    private MessageDigest digest;

    public Sha256Benchmark() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Setup
    public void fill() {
        input = new byte[bytes];
        new Random(7).nextBytes(input);
    }

    @Benchmark
    public byte[] digest() {
        return digest.digest(input);
    }
}
