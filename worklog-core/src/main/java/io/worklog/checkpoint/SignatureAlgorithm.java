package io.worklog.checkpoint;

/** Signature types of signed notes that are spoken here. */
public enum SignatureAlgorithm {
    /** Ed25519 over the note's text, type 0x01. */
    ED25519(0x01, 32, 64),
    /** Ed25519 cosignature/v1 with a time, type 0x04. */
    ED25519_COSIGNATURE(0x04, 32, 8 + 64),
    /** ML-DSA-44 cosignature with a time, type 0x06; needs a JDK that has the algorithm. */
    ML_DSA_44_COSIGNATURE(0x06, 1312, 8 + 2420);

    private final int type;
    private final int keyBytes;
    private final int signatureBytes;

    SignatureAlgorithm(int type, int keyBytes, int signatureBytes) {
        this.type = type;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
    }

    /** The type byte that C2SP signed-note assigns. */
    byte type() {
        return (byte) type;
    }

    /** How many bytes a public key has. */
    int keyBytes() {
        return keyBytes;
    }

    /** How many bytes a signature has after the key id, with its time if it has one. */
    int signatureBytes() {
        return signatureBytes;
    }

    /** Whether the signature begins with the time it was made. */
    boolean hasTime() {
        return this != ED25519;
    }

    /**
     * The algorithm with that type byte.
     *
     * @throws IllegalArgumentException if it is not spoken here
     */
    static SignatureAlgorithm ofType(byte type) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.type() == type) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException(
                "signature type 0x"
                        + Integer.toHexString(Byte.toUnsignedInt(type))
                        + " is unknown");
    }
}
