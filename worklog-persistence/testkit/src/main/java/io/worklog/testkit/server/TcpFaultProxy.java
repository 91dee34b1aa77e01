package io.worklog.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a server and does to their connections what a bad network does. It
 * listens on a free port of 127.0.0.1. Until it is told otherwise it hands on every byte.
 *
 * <p>Safe for use by several threads.
 */
public final class TcpFaultProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();
    private volatile InetSocketAddress target;
    private volatile boolean refusing;

    private TcpFaultProxy(InetSocketAddress target, ServerSocket listening) {
        this.target = target;
        this.listening = listening;
    }

    /**
     * Opens a proxy before a server.
     *
     * @param target where the server listens; it need not be up
     */
    public static TcpFaultProxy before(InetSocketAddress target) {
        try {
            ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            TcpFaultProxy proxy = new TcpFaultProxy(target, listening);
            Thread.ofVirtual().name("tcp-fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", listening.getLocalPort());
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    /** Resets every open connection, to the client and to the server. New ones are taken. */
    public void cut() {
        open.forEach(ProxiedConnection::cut);
    }

    /** Resets every open connection and every new one, as if the server were away. */
    public void refuse() {
        refusing = true;
        cut();
    }

    /** Ends {@link #refuse}. */
    public void admit() {
        refusing = false;
    }

    /** Resets every open connection and takes new ones to another server, as a failover does. */
    public void redirect(InetSocketAddress newTarget) {
        target = newTarget;
        cut();
    }

    /** Hands nothing on in either direction; connections stay open, and bytes wait. */
    public void stall() {
        gate.shut();
    }

    /** Ends {@link #stall}: what waited is handed on. */
    public void resume() {
        gate.open();
    }

    /**
     * Loses the answers to the next COMMITs: each reaches the server, and when the server has
     * answered, the answer is dropped and the connection is reset. For MySQL's and MariaDB's
     * protocol, without TLS and compression ({@code sslMode=DISABLED}).
     *
     * @param count how many from now on; 0 for no more
     */
    public void loseCommitAnswers(int count) {
        answersToLose.set(count);
    }

    /** How many answers have been lost so far. */
    public int lostAnswers() {
        return answersLost.get();
    }

    /** Whether the COMMIT that is just passing is one whose answer has to be lost. */
    boolean takeAnswerToLose() {
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    void answerLost() {
        answersLost.incrementAndGet();
    }

    Gate gate() {
        return gate;
    }

    void ended(ProxiedConnection connection) {
        open.remove(connection);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closedOrTargetAway) {
                // The client has been reset; while the proxy is open, the next one is waited for.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (refusing) {
            ProxiedConnection.reset(client);
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException away) {
            ProxiedConnection.reset(client);
            throw away;
        }
        ProxiedConnection connection = new ProxiedConnection(this, client, server);
        open.add(connection);
        connection.start();
    }

    /** Resets every connection and stops listening. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            gate.open();
            cut();
        }
    }
}
