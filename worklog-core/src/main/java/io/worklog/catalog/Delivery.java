package io.worklog.catalog;

/** How surely an event of a type gets into the log. */
public enum Delivery {
    /** The call returns when the event is durable. */
    DURABLE,
    /**
     * The event is a row in the host's own database transaction and is relayed into the log exactly
     * once: it exists if and only if the transaction commits. Recorded outside a transaction it is
     * refused.
     */
    TRANSACTIONAL,
    /**
     * The call returns as soon as a bounded queue has taken the event; a full one drops it. It is
     * checked and turned into bytes in its turn, after the call, so that its receipt has no leaf
     * hash and a fault of it does not throw; a large event, or one whose failure blocks the call,
     * is checked within it. While the store is away it is kept on the node's disk, where the host
     * wants that ({@link io.worklog.WorklogBuilder#spill}). Whatever is dropped, refused or not
     * stored is counted and reported. Events that one thread hands over keep their order among
     * themselves, on the disk too. A process that dies loses what waits in the queue.
     */
    BACKGROUND
}
