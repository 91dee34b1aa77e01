package io.worklog.diff;

/**
 * The state of an object at one moment, read through its properties: it does not follow the object
 * when that changes later. Immutable.
 */
public final class Snapshot {
    private final Node root;

    Snapshot(Node root) {
        this.root = root;
    }

    Node root() {
        return root;
    }
}
