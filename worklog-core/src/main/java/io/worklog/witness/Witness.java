package io.worklog.witness;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the two calls of a C2SP witness. Knows nothing of HTTP but its status codes. Thread-safe;
 * one process at a time may use a state folder.
 */
public interface Witness {
    /**
     * Cosigns a checkpoint if it continues what was cosigned before ({@code POST add-checkpoint}).
     * The new state is durable before the answer is given.
     *
     * @param request the body as it came
     */
    Answer addCheckpoint(byte[] request) throws IOException;

    /**
     * The last checkpoint cosigned for a log, with the cosignatures.
     *
     * @param originHash lower-case hex SHA-256 of the log's origin
     */
    Optional<byte[]> latest(String originHash) throws IOException;

    /**
     * An answer to be sent.
     *
     * @param status the HTTP status
     * @param contentType the media type of the body
     * @param body the body
     */
    record Answer(int status, String contentType, String body) {}

    /**
     * A witness of some logs.
     *
     * @param logs the keys of each log it knows, by origin
     * @param cosigners its own keys, at least one; each adds a line
     * @param state folder that remembers what was cosigned
     */
    static Witness open(Map<String, KeyHistory> logs, List<NoteSigner> cosigners, Path state)
            throws IOException {
        return new DefaultWitness(logs, cosigners, new WitnessState(state));
    }
}
