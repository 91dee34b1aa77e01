package io.worklog.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Ports of 127.0.0.1 for servers. They are below those that a system gives to outgoing connections:
 * while a server is down, a client that tries to reach it would otherwise now and then get its port.
 */
final class FreePorts {

    private static final int FIRST = 11_000;
    private static final int END = 21_000;

    /** A Redis of a cluster listens on the port that is so far above its own, too. */
    private static final int CLUSTER = 10_000;

    private static final int TRIES = 200;

    private final RandomGenerator random;

    FreePorts(RandomGenerator random) {
        this.random = random;
    }

    /** A port that nothing listens on, with a free one after it and one for a cluster's bus. */
    int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(FIRST, END);
            if (isFree(port) && isFree(port + 1) && isFree(port + CLUSTER)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between " + FIRST + " and " + END + " in " + TRIES + " tries");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
