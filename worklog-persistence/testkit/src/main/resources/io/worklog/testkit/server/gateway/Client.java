package gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's connection: messages in, replies out. */
final class Client implements Runnable {
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Socket socket;
    private final AtomicInteger ids;
    private final int id;
    private final Backend backend;
    private final Hello hello;
    private final Transactions transactions;
    private final Commands commands;

    Client(
            Socket socket,
            AtomicInteger ids,
            Backend backend,
            Hello hello,
            Transactions transactions,
            Cursors cursors) {
        this.socket = socket;
        this.ids = ids;
        this.id = ids.incrementAndGet();
        this.backend = backend;
        this.hello = hello;
        this.transactions = transactions;
        this.commands = new Commands(backend, hello, id, transactions, cursors);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in =
                    new DataInputStream(
                            new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
            while (serveOne(in, out)) {
                out.flush();
            }
        } catch (IOException gone) {
            // The client went away, or is sent away because the database did.
        } finally {
            backend.close();
        }
    }

    private boolean serveOne(DataInputStream in, OutputStream out) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int length = fields.getInt(0);
        int requestId = fields.getInt(4);
        int opcode = fields.getInt(12);
        if (length < HEADER_BYTES || length > Hello.MAX_MESSAGE + BUFFER_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] payload = in.readNBytes(length - HEADER_BYTES);
        if (payload.length < length - HEADER_BYTES) {
            throw new EOFException();
        }
        reply(opcode, requestId, payload, out);
        return true;
    }

    private void reply(int opcode, int requestId, byte[] payload, OutputStream out)
            throws IOException {
        switch (opcode) {
            case OP_MSG -> {
                Request request = Request.parse(payload);
                byte[] reply = answer(request);
                if (request.wantsReply) {
                    write(out, requestId, OP_MSG, new byte[5], reply);
                }
            }
            case OP_QUERY ->
                    write(out, requestId, OP_REPLY, replyHead(), Bson.bytes(hello.document(id)));
            default -> throw new IOException("opcode " + opcode);
        }
    }

    /** Flags, cursor, first document, and how many documents: one. */
    private static byte[] replyHead() {
        ByteBuffer head = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        return head.putInt(8).putLong(0).putInt(0).putInt(1).array();
    }

    private void write(OutputStream out, int to, int opcode, byte[] head, byte[] document)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(HEADER_BYTES + head.length + document.length);
        header.putInt(ids.incrementAndGet()).putInt(to).putInt(opcode);
        out.write(header.array());
        out.write(head);
        out.write(document);
    }

    private byte[] answer(Request request) throws IOException {
        String transaction = request.transaction();
        try {
            backend.use(transaction == null ? null : transactions.join(request, transaction));
            return commands.run(request);
        } catch (Refusal e) {
            return refused(transaction, e);
        } catch (SQLException e) {
            if (Refusal.isServerGone(e)) {
                transactions.abort(transaction);
                throw new IOException(e);
            }
            return refused(transaction, Refusal.of(e));
        } catch (RuntimeException e) {
            return refused(transaction, Refusal.unknown(e.toString()));
        }
    }

    /** As mongod: an error ends the transaction. */
    private byte[] refused(String transaction, Refusal refusal) {
        transactions.abort(transaction);
        return refusal.reply(transaction != null);
    }
}
