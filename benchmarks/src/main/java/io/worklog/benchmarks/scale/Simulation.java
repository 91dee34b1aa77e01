package io.worklog.benchmarks.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Discrete-event simulation of group commit by several nodes. A node takes all that waits as one
 * batch, reads the head of its log, prepares, and asks the database to commit. The database does so
 * many commits at a time, in the order they were asked for, and commits on one log one after the
 * other. A commit whose head has moved since it was read fails at once when its turn comes. As in
 * the library, the node then waits in line for the log with all that it has by its turn, reads what
 * others added and commits, and goes on so until it meets nobody. Seeded: the same input gives the
 * same outcome.
 */
final class Simulation {
    private final Contention what;
    private final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Integer> asked = new ArrayDeque<>();
    private final boolean[] logBusy;
    private final long[] heads;
    private final Node[] nodes;
    private double now;
    private int committing;
    private long order;
    private long conflicts;
    private long commits;

    /** What a node comes to. */
    private enum Step {
        /** It asks for the commit. */
        ASK,
        /** The commit is done. */
        COMMITTED
    }

    /** Something that happens to a node. */
    private record Event(double time, long order, int node, Step step)
            implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** A node's callers: every one waits, is in the batch, or has just been acknowledged. */
    private static final class Node {
        int waiting;
        int batch;
        boolean crowded;
        long seenHead;
        long acknowledged;

        void takeWaiting() {
            batch += waiting;
            waiting = 0;
        }
    }

    /**
     * What a run gave.
     *
     * @param acknowledged events of each node
     * @param inFlight events that are waiting or in a batch when time is up
     * @param heads sizes of the logs
     * @param conflicts commits that failed because the head had moved
     */
    record Outcome(
            List<Long> acknowledged,
            long inFlight,
            List<Long> heads,
            long commits,
            long conflicts,
            double eventsPerSecond) {
        long total() {
            return acknowledged.stream().mapToLong(Long::longValue).sum();
        }

        /** What the node that got least has of an equal share. */
        double leastShare() {
            return (double) Collections.min(acknowledged) * acknowledged.size() / total();
        }
    }

    private Simulation(Contention what, long seed) {
        this.what = what;
        this.random = new SplittableRandom(seed);
        int logs = what.sharedLog() ? 1 : what.nodes();
        this.logBusy = new boolean[logs];
        this.heads = new long[logs];
        this.nodes = new Node[what.nodes()];
    }

    /** Simulates so many milliseconds. */
    static Outcome run(Contention what, long seed, double millis) {
        Simulation simulation = new Simulation(what, seed);
        simulation.begin();
        simulation.until(millis);
        return simulation.outcome(millis);
    }

    private void begin() {
        for (int n = 0; n < nodes.length; n++) {
            nodes[n] = new Node();
            nodes[n].waiting = what.callers();
            startBatch(n);
        }
    }

    private void until(double end) {
        while (!events.isEmpty() && events.peek().time() <= end) {
            Event event = events.remove();
            now = event.time();
            switch (event.step()) {
                case ASK -> asked.addLast(event.node());
                case COMMITTED -> commitEnds(event.node());
            }
            admit();
        }
    }

    private int logOf(int node) {
        return what.sharedLog() ? 0 : node;
    }

    /** Takes all that waits and reads the head, unless that is left for its turn. */
    private void startBatch(int n) {
        Node node = nodes[n];
        node.takeWaiting();
        happens(node.crowded ? 0 : varied(what.prepareMillis()), n, Step.ASK);
    }

    private void happens(double later, int n, Step step) {
        events.add(new Event(now + later, order++, n, step));
    }

    /** Lets commits begin as far as the database and the logs have room, oldest first. */
    private void admit() {
        for (Iterator<Integer> turn = asked.iterator(); turn.hasNext(); ) {
            if (committing == what.parallel() || what.sharedLog() && logBusy[0]) {
                return;
            }
            int n = turn.next();
            if (!logBusy[logOf(n)]) {
                turn.remove();
                commitBegins(n);
            }
        }
    }

    private void commitBegins(int n) {
        Node node = nodes[n];
        long missed = heads[logOf(n)] - node.seenHead;
        if (missed > 0 && !node.crowded) {
            conflicts++;
            node.crowded = true;
            happens(0, n, Step.ASK);
            return;
        }
        committing++;
        logBusy[logOf(n)] = true;
        double takes = node.crowded ? turn(node, missed) : 0;
        takes += what.commitMillis() + node.batch * what.eventMillis();
        happens(varied(takes), n, Step.COMMITTED);
    }

    /** Milliseconds of what a node does first in its turn, while the others wait. */
    private double turn(Node node, long missed) {
        node.takeWaiting();
        node.seenHead += missed;
        node.crowded = missed > 0;
        return what.prepareMillis() + missed * what.followMillis();
    }

    private void commitEnds(int n) {
        Node node = nodes[n];
        committing--;
        commits++;
        logBusy[logOf(n)] = false;
        heads[logOf(n)] += node.batch;
        node.seenHead += node.batch;
        node.acknowledged += node.batch;
        node.waiting += node.batch;
        node.batch = 0;
        startBatch(n);
    }

    /** A time with its jitter, by the sum of uniform numbers; never less than a tenth. */
    private double varied(double millis) {
        if (what.jitter() == 0) {
            return millis;
        }
        double normal = -6;
        for (int i = 0; i < 12; i++) {
            normal += random.nextDouble();
        }
        return millis * Math.max(0.1, 1 + what.jitter() * normal);
    }

    private Outcome outcome(double millis) {
        List<Long> acknowledged = new ArrayList<>();
        long inFlight = 0;
        for (Node node : nodes) {
            acknowledged.add(node.acknowledged);
            inFlight += node.waiting + node.batch;
        }
        long total = acknowledged.stream().mapToLong(Long::longValue).sum();
        List<Long> sizes = Arrays.stream(heads).boxed().toList();
        return new Outcome(
                List.copyOf(acknowledged),
                inFlight,
                sizes,
                commits,
                conflicts,
                total / millis * 1e3);
    }
}
