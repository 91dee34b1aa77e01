package io.worklog.server.feed;

/** Sends to one receiver. Used by one thread. */
interface Sender extends AutoCloseable {
    /** Sends one event; returns when it was taken, as far as the protocol says so. */
    void send(Outgoing event) throws DeliveryException;

    /** Whether a receiver says that it took an event; what one only wrote may yet be lost. */
    boolean acknowledged();

    /** Sees to it that the connection is not one that the receiver left. */
    default void check() {}

    @Override
    void close();
}
