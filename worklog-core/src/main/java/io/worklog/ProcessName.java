package io.worklog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;

/** A name for this process that no other has: host, process id and a random part. */
final class ProcessName {
    private static final int MAX_HOST = 40;

    private ProcessName() {}

    static String of(RandomGenerator random) {
        String host = host();
        String shortHost = host.length() > MAX_HOST ? host.substring(0, MAX_HOST) : host;
        String tail = String.format("%06x", random.nextInt(1 << 24));
        return shortHost + "-" + ProcessHandle.current().pid() + "-" + tail;
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.replaceAll("[^A-Za-z0-9.-]", "");
        } catch (UnknownHostException e) {
            return "host";
        }
    }
}
