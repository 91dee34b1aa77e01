package io.worklog.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One client's connection through a {@link TcpFaultProxy}, with the server's on its other side. */
final class ProxiedConnection {

    private static final int BUFFER_BYTES = 1 << 16;

    private final TcpFaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final CommitFinder commits = new CommitFinder();
    private volatile boolean losingAnswer;

    ProxiedConnection(TcpFaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().name("tcp-fault-proxy-requests").start(() -> run(this::requests));
        Thread.ofVirtual().name("tcp-fault-proxy-answers").start(() -> run(this::answers));
    }

    private interface Direction {
        void copy() throws IOException;
    }

    /** Either side's end is the end of both. */
    private void run(Direction direction) {
        try {
            direction.copy();
        } catch (IOException reset) {
            // The other side learns of it by being cut as well.
        } finally {
            cut();
        }
    }

    private void requests() throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            proxy.gate().pass();
            if (commits.endsWithCommit(buffer, read) && proxy.takeAnswerToLose()) {
                losingAnswer = true;
            }
            out.write(buffer, 0, read);
        }
    }

    private void answers() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            proxy.gate().pass();
            if (losingAnswer) {
                proxy.answerLost();
                return;
            }
            out.write(buffer, 0, read);
        }
    }

    /** Resets both sides. Does nothing the second time. */
    void cut() {
        proxy.ended(this);
        reset(client);
        reset(server);
    }

    /** Closes a socket so that its other end sees a reset, not an orderly end. */
    static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
