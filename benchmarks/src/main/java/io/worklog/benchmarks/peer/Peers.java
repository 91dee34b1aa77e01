package io.worklog.benchmarks.peer;

import java.nio.file.Path;

/** Opens peers by the names that parameters of benchmarks have. */
public final class Peers {
    private Peers() {}

    /**
     * Opens a peer.
     *
     * @param folder where it may keep files
     * @param samples how many different samples there will be
     * @throws IllegalArgumentException if there is none with the name
     */
    public static Peer open(String name, Path folder, int samples) {
        return switch (name) {
            case "bare" -> new BareWriter(folder.resolve("segment"));
            case "rocksdb" -> new RocksPeer(folder.resolve("rocksdb"));
            case "sqlite" -> TablePeer.sqlite(folder);
            case "h2" -> TablePeer.h2(folder);
            case "javers" -> new JaversPeer(samples);
            case "envers" -> new EnversPeer(samples);
            default -> logger(name, folder);
        };
    }

    private static Peer logger(String name, Path folder) {
        return switch (name) {
            case "log4j2" -> new Log4jPeer(folder.resolve("log4j2.json"));
            case "logback" -> LogbackPeer.asynchronous(folder.resolve("logback.json"));
            case "logback-sync" -> LogbackPeer.flushing(folder.resolve("logback.json"));
            case "chronicle" -> new ChroniclePeer(folder.resolve("chronicle"));
            case "actuator" -> new ActuatorPeer();
            case "mzt" -> new MztPeer();
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }
}
