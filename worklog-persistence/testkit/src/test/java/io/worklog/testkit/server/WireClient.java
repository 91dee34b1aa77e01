package io.worklog.testkit.server;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** As much of two wire protocols as it takes to see that a server answers. */
final class WireClient {

    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;

    private WireClient() {}

    /** The first line of Redis's answer to a command without quotes. */
    static String redis(TestServer server, String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    /** Whether MongoDB's {@code ping} is answered by a message. */
    static boolean mongodbPing(TestServer server) throws IOException {
        byte[] names =
                "\u0010ping\0\1\0\0\0\2$db\0\6\0\0\0admin\0\0".getBytes(StandardCharsets.UTF_8);
        int length = HEADER_BYTES + 5 + 4 + names.length;
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(length).putInt(1).putInt(0).putInt(OP_MSG);
        message.putInt(0).put((byte) 0).putInt(4 + names.length).put(names);
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.getOutputStream().write(message.array());
            byte[] header = new DataInputStream(socket.getInputStream()).readNBytes(HEADER_BYTES);
            return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(12) == OP_MSG;
        }
    }
}
