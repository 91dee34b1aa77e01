package io.worklog.checkpoint;

/** Signature types of signed notes that are spoken here. */
public enum SignatureAlgorithm {
    /** Ed25519 over the note's text, type 0x01. */
    ED25519,
    /** Ed25519 cosignature/v1 with a time, type 0x04. */
    ED25519_COSIGNATURE,
    /** ML-DSA-44 cosignature with a time, type 0x06; needs a JDK that has the algorithm. */
    ML_DSA_44_COSIGNATURE
}
